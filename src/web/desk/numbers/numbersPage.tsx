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
import { isProgress } from './numbersWire.ts';
import type { NumbersPart } from './numbersPart.ts';
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
  const desk = useDesk();
  const [beat, setBeat] = useState(0);
  const parts = { query, asked: askedOf(query), beat };
  return (
    <div class="numbers">
      <Heading>{WORDS.title}</Heading>
      <PeriodPicker query={query} change={change} />
      <PlaceChoice query={query} change={change} />
      <Together {...parts} />
      <CommuneResults {...parts} />
      {may(desk, 'reports.read') && <AgentResults {...parts} />}
      {may(desk, 'reports.read') && <ResponseFigures {...parts} />}
      <PagesOfNumbers query={query} here="numbers" />
      <ExportLinks query={query} />
      <Live onChange={() => setBeat((count) => count + 1)} />
    </div>
  );
}

function Together({ asked, beat }: NumbersPart) {
  const { body, refused } = useFresh(`/reports/progress${asked}`, isProgress, beat);
  if (refused) return <Notice said={{ kind: 'bad', text: refused.message }} />;
  if (!body) return <p class="loading">{WORDS.loading}</p>;
  return (
    <>
      <BigFigures progress={body} />
      <PaceChart progress={body} />
    </>
  );
}
