import { useState } from 'preact/hooks';
import { readPeriod, spanOf } from '../../../core/desk/period.ts';
import { addDays, dayInVietnam, midnightInVietnam } from '../../../core/shared/localDate.ts';
import { Choice } from '../field.tsx';
import { told } from '../fillWords.ts';
import { Heading } from '../heading.tsx';
import { Notice } from '../notice.tsx';
import { periodShown } from '../targets/periodShown.ts';
import { useAsked } from '../useAsked.ts';
import { useChanges } from '../useChanges.ts';
import { WORDS as DESK_WORDS } from '../words.ts';
import { BrokenCard } from './brokenCard.tsx';
import { recentPeriods } from './recentPeriods.ts';
import { isPromise, type Promised } from './wire.ts';
import { WORDS } from './words.ts';

/** How the promise to call everybody in time was kept, and with whom it was not. */
export function PromisePage() {
  const [periods] = useState(() => recentPeriods(dayInVietnam(Date.now())));
  const [chosen, setChosen] = useState(periods[0] ?? '');
  const { body, refused, reload } = useAsked(pathOf(chosen), isPromise);
  useChanges(reload);
  return (
    <>
      <Heading>{WORDS.title}</Heading>
      {body && <p>{told(WORDS.promise, { hours: body.hours.toLocaleString('vi-VN') })}</p>}
      <Choice
        label={WORDS.period}
        value={chosen}
        options={periods.map((name) => [name, periodShown(name)] as const)}
        onText={setChosen}
      />
      <Notice said={refused && { kind: 'bad', text: refused.message }} />
      {!body && !refused && <p class="loading">{DESK_WORDS.loading}</p>}
      {body && <Kept promised={body} />}
      {body && <Broken promised={body} />}
    </>
  );
}

function pathOf(name: string): string {
  const period = readPeriod(name);
  if (!period) return '/lead-promise';
  const { from, to } = spanOf(period);
  return `/lead-promise?from=${midnightInVietnam(from)}&to=${midnightInVietnam(addDays(to, 1))}`;
}

function Kept({ promised }: { readonly promised: Promised }) {
  const { kept, broken } = promised;
  const settled = kept + broken;
  const percent = String(Math.floor((kept * 100) / Math.max(1, settled)));
  return (
    <section class="card" aria-label={WORDS.title}>
      <p class="share">{settled === 0 ? WORDS.keptNobody : told(WORDS.keptShare, { percent })}</p>
      {settled > 0 && <meter class="kept" min={0} max={settled} value={kept} aria-hidden="true" />}
      <dl class="tally">
        {(['captured', 'kept', 'running', 'broken', 'brokenButTried'] as const).map((name) => (
          <div key={name} class={name === 'broken' && broken > 0 ? 'late' : undefined}>
            <dt>{WORDS.counts[name]}</dt>
            <dd>{promised[name].toLocaleString('vi-VN')}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

function Broken({ promised }: { readonly promised: Promised }) {
  const { broken, broken_leads: leads, names } = promised;
  return (
    <section class="known">
      <h2>{WORDS.list}</h2>
      {leads.length === 0 && <p class="empty">{WORDS.none}</p>}
      <ul class="leads">
        {leads.map((lead) => (
          <BrokenCard key={lead.id} lead={lead} names={names} />
        ))}
      </ul>
      {broken > leads.length && (
        <p class="quiet">
          {told(WORDS.first, { count: String(leads.length), all: String(broken) })}
        </p>
      )}
    </section>
  );
}
