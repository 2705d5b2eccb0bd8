import { useState } from 'preact/hooks';
import type { FlowTitles } from '../../../core/flow/flowTitles.ts';
import type { StepRow } from '../../../core/reports/counts.ts';
import { percentOf } from '../../../core/reports/scale.ts';
import { told } from '../fillWords.ts';
import { Notice } from '../notice.tsx';
import { useAsked } from '../useAsked.ts';
import { Bar } from './bar.tsx';
import { askedOf, type NumbersQuery } from './numbersQuery.ts';
import { isFlows, isSteps } from './numbersWire.ts';
import { shownCount } from './sentences.ts';
import { useFresh } from './useFresh.ts';
import { WORDS } from './words.ts';

const { funnel: words } = WORDS;

interface StopsProps {
  readonly query: NumbersQuery;
  readonly beat: number;
}

const SHOWN_AT_FIRST = 10;

/** The questions at which people were last seen, in the flows' own words. */
export function Stops({ query, beat }: StopsProps) {
  const [isWhole, setWhole] = useState(false);
  const flows = useAsked('/reports/flows', isFlows).body?.flows ?? [];
  const { body, refused } = useFresh(`/reports/steps${askedOf(query)}`, isSteps, beat);
  if (refused) return <Notice said={{ kind: 'bad', text: refused.message }} />;
  if (!body) return <p class="loading">{WORDS.loading}</p>;
  const all = body.rows.toSorted((a, b) => b.lastSeen - a.lastSeen || b.asked - a.asked);
  const shown = isWhole ? all : all.slice(0, SHOWN_AT_FIRST);
  const most = Math.max(1, ...all.map(({ lastSeen }) => lastSeen));
  return (
    <section class="card">
      <h2>{words.stops}</h2>
      <p class="quiet">{all.length === 0 ? words.none : words.stopsNote}</p>
      <ol class="stops">
        {shown.map((row) => (
          <Stop key={`${row.flow}.${row.node}`} row={row} flows={flows} most={most} />
        ))}
      </ol>
      {shown.length < all.length && (
        <button type="button" class="wide" onClick={() => setWhole(true)}>
          {told(WORDS.showAll, { count: shownCount(all.length) })}
        </button>
      )}
    </section>
  );
}

interface StopProps {
  readonly row: StepRow;
  readonly flows: readonly FlowTitles[];
  readonly most: number;
}

function Stop({ row, flows, most }: StopProps) {
  const { asked, answered, lastSeen, misses } = row;
  const flow = flows.find(({ id }) => id === row.flow);
  const percent = percentOf(lastSeen, asked);
  const details = [
    told(words.asked, { asked: shownCount(asked), answered: shownCount(answered) }),
    ...(misses > 0 ? [told(words.misses, { misses: shownCount(misses) })] : []),
  ];
  return (
    <li>
      <p class="question">“{flow?.questions[row.node] ?? row.node}”</p>
      <p class="quiet">{flow?.title ?? row.flow}</p>
      <Bar share={lastSeen / most} look="stopped" />
      <p>
        <strong>{told(words.stopped, { people: shownCount(lastSeen) })}</strong>
        {percent !== undefined && (
          <span class="quiet"> · {told(words.stoppedShare, { percent: String(percent) })}</span>
        )}
      </p>
      <p class="quiet">{details.join(' · ')}</p>
    </li>
  );
}
