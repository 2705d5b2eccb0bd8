import { useCallback, useState } from 'preact/hooks';
import { dayInVietnam, partsOf } from '../../../core/shared/localDate.ts';
import { may, useDesk } from '../deskContext.ts';
import { Choice } from '../field.tsx';
import { Heading } from '../heading.tsx';
import { useAsked } from '../useAsked.ts';
import { WORDS as DESK_WORDS } from '../words.ts';
import { Downloads } from './downloads.tsx';
import { ImportHistory } from './importHistory.tsx';
import { ImportList } from './importList.tsx';
import { TargetSheet } from './targetSheet.tsx';
import { isTargets } from './wire.ts';
import { WORDS } from './words.ts';

/** How many people are to join where and when; a supervisor takes in lists of it. */
export function TargetsPage() {
  const desk = useDesk();
  const [year, setYear] = useState(() => String(partsOf(dayInVietnam(Date.now())).year));
  const { body, refused, reload } = useAsked(`/targets?year=${year}`, isTargets);
  const [taken, setTaken] = useState(0);
  const changed = useCallback(() => {
    reload();
    setTaken((times) => times + 1);
  }, [reload]);
  const mayWrite = may(desk, 'targets.write');
  return (
    <>
      <Heading>{WORDS.title}</Heading>
      {mayWrite && <ImportList onTaken={changed} />}
      {mayWrite && <ImportHistory taken={taken} onUndone={reload} />}
      <div class="plan-head">
        <Choice label={WORDS.year} value={year} options={yearsAround(year)} onText={setYear} />
        <Downloads year={year} withTemplate={mayWrite} />
      </div>
      {refused && <p class="notice bad">{refused.message}</p>}
      {!body && !refused && <p class="loading">{DESK_WORDS.loading}</p>}
      {body && <TargetSheet year={year} targets={body.targets} names={body.names} />}
    </>
  );
}

/** Plans are made a year ahead and looked up some years back. */
function yearsAround(chosen: string): readonly (readonly [string, string])[] {
  const { year: now } = partsOf(dayInVietnam(Date.now()));
  const years = [now + 1, now, now - 1, now - 2].map(String);
  return (years.includes(chosen) ? years : [chosen, ...years]).map((each) => [each, each]);
}
