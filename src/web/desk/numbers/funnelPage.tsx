import { useState } from 'preact/hooks';
import { Heading } from '../heading.tsx';
import { ExportLinks } from './exportLinks.tsx';
import { FunnelCuts } from './funnelCuts.tsx';
import { Live } from './live.tsx';
import { PagesOfNumbers } from './pagesOfNumbers.tsx';
import { PeriodPicker } from './periodPicker.tsx';
import { PlaceChoice } from './placeChoice.tsx';
import { Stops } from './stops.tsx';
import { useNumbersQuery } from './useNumbersQuery.ts';
import { WORDS } from './words.ts';

const { funnel: words } = WORDS;

const CUTS = ['total', 'steps', 'flow', 'commune', 'channel', 'support', 'group', 'week'] as const;

/** How far people come on the way from the first question to joining, and where they stop. */
export function FunnelPage() {
  const { query, change } = useNumbersQuery();
  const [beat, setBeat] = useState(0);
  const by = CUTS.find((cut) => cut === query.by) ?? 'total';
  return (
    <div class="numbers">
      <Heading>{words.title}</Heading>
      <PeriodPicker query={query} change={change} />
      <PlaceChoice query={query} change={change} />
      <div class="views" role="group" aria-label={words.by}>
        {CUTS.map((cut) => (
          <button
            key={cut}
            type="button"
            aria-pressed={by === cut}
            onClick={() => change({ by: cut })}
          >
            {words.cuts[cut]}
          </button>
        ))}
      </div>
      {by === 'steps' ? (
        <Stops query={query} beat={beat} />
      ) : (
        <FunnelCuts query={query} by={by} beat={beat} />
      )}
      <PagesOfNumbers query={query} here="funnel" />
      <ExportLinks query={query} only={['funnel', 'steps']} />
      <Live onChange={() => setBeat((count) => count + 1)} />
    </div>
  );
}
