import type { Period } from '../../../core/desk/period.ts';
import { useState } from 'preact/hooks';
import { may, useDesk } from '../deskContext.ts';
import { Heading } from '../heading.tsx';
import { Notice } from '../notice.tsx';
import { AgentResults } from './agentResults.tsx';
import { BigFigures } from './bigFigures.tsx';
import { CommuneResults } from './communeResults.tsx';
import { ExportLinks } from './exportLinks.tsx';
import { Live } from './live.tsx';
import { askedOf } from './numbersQuery.ts';
import { isProgress, isResults } from './numbersWire.ts';
import { PaceChart } from './paceChart.tsx';
import { PagesOfNumbers } from './pagesOfNumbers.tsx';
import { PeriodPicker } from './periodPicker.tsx';
import { PlaceChoice } from './placeChoice.tsx';
import { ResponseFigures } from './responseFigures.tsx';
import { useFresh } from './useFresh.ts';
import { useNumbersQuery } from './useNumbersQuery.ts';
import { WORDS } from './words.ts';

/** Results against targets: how many joined, how many should have, and where. */
export function NumbersPage() {
  const { query, change } = useNumbersQuery();
  const [beat, setBeat] = useState(0);
  const asked = askedOf(query);
  const progress = useFresh(`/reports/progress${asked}`, isProgress, beat);
  const communes = useFresh(`/reports/results${asked}`, isResults, beat);
  const refused = progress.refused ?? communes.refused;
  const mayReadFine = may(useDesk(), 'reports.read');
  const isHidden = communes.body?.rows.some((row) => row.isHidden) === true;
  return (
    <div class="numbers">
      <Heading>{WORDS.title}</Heading>
      <PeriodPicker query={query} change={change} />
      <PlaceChoice query={query} change={change} />
      <Notice said={refused && { kind: 'bad', text: refused.message }} />
      {!progress.body && !refused && <p class="loading">{WORDS.loading}</p>}
      {progress.body && <BigFigures progress={progress.body} />}
      {isHidden && <p class="quiet">{WORDS.whyHidden}</p>}
      {progress.body && <PaceChart progress={progress.body} />}
      {communes.body && <CommuneResults rows={communes.body.rows} query={query} />}
      {mayReadFine && <FineParts asked={asked} period={query.period} beat={beat} />}
      <PagesOfNumbers query={query} here="numbers" />
      <ExportLinks query={query} />
      <Live onChange={() => setBeat((count) => count + 1)} />
    </div>
  );
}

interface FinePartsProps {
  readonly asked: string;
  readonly period: Period;
  readonly beat: number;
}

/** What a count under five would tell of a person. */
function FineParts({ asked, period, beat }: FinePartsProps) {
  return (
    <>
      <AgentResults asked={asked} period={period} beat={beat} />
      <ResponseFigures asked={asked} beat={beat} />
    </>
  );
}
