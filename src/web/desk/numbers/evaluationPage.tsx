import { Heading } from '../heading.tsx';
import { Notice } from '../notice.tsx';
import { PlaceLink } from '../placeLink.tsx';
import { useAsked } from '../useAsked.ts';
import type { Names } from '../wire.ts';
import { EvaluationSheet } from './evaluationSheet.tsx';
import { ExportLinks } from './exportLinks.tsx';
import { askedOf, searchOf, type NumbersQuery } from './numbersQuery.ts';
import { isEvaluation, type Evaluated } from './numbersWire.ts';
import { PagesOfNumbers } from './pagesOfNumbers.tsx';
import { PeriodPicker } from './periodPicker.tsx';
import { shownCount } from './sentences.ts';
import { useNumbersQuery } from './useNumbersQuery.ts';
import { WORDS } from './words.ts';

const { evaluation: words } = WORDS;

/** What every agent did in half a year; with an agent's id, the sheet about that one. */
export function EvaluationPage({ agent }: { readonly agent: string | undefined }) {
  const { query, change } = useNumbersQuery('half');
  const { body, refused } = useAsked(`/reports/evaluation${askedOf(query)}`, isEvaluation);
  if (refused) return <Notice said={{ kind: 'bad', text: refused.message }} />;
  if (agent !== undefined && body) return <EvaluationSheet agent={agent} {...body} query={query} />;
  return (
    <div class="numbers">
      <Heading>{words.title}</Heading>
      <PeriodPicker query={query} change={change} kinds={['half']} />
      {body ? <EvaluationTable {...body} query={query} /> : <p class="loading">{WORDS.loading}</p>}
      <PagesOfNumbers query={query} here="evaluation" />
      <ExportLinks query={query} only={['evaluation']} />
    </div>
  );
}

interface EvaluationTableProps {
  readonly rows: readonly Evaluated[];
  readonly names: Names;
  readonly query: NumbersQuery;
}

function EvaluationTable({ rows, names, query }: EvaluationTableProps) {
  if (rows.length === 0) return <p class="empty">{words.none}</p>;
  const ordered = rows.toSorted((a, b) => b.registered - a.registered);
  return (
    <section class="card">
      <table class="table">
        <caption class="unseen">{words.title}</caption>
        <thead>
          <tr>
            {COLUMNS.map(([column, look]) => (
              <th key={column} scope="col" class={look}>
                {words.columns[column]}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {ordered.map((row) => (
            <tr key={row.agent}>
              <th scope="row">
                <PlaceLink to={`/desk/evaluation/${row.agent}${searchOf(query)}`}>
                  {names[row.agent] ?? WORDS.someone}
                </PlaceLink>
              </th>
              {COLUMNS.slice(1).map(([column, look, read]) => (
                <td key={column} class={look}>
                  {read(row)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

type Column = keyof typeof words.columns;

/** `roomy`: only where the screen has room. */
const COLUMNS: readonly (readonly [Column, string, (row: Evaluated) => string])[] = [
  ['agent', '', ({ agent }) => agent],
  ['leads', 'roomy', ({ leads }) => shownCount(leads)],
  ['contacted', 'roomy', ({ contacted }) => shownCount(contacted)],
  ['inTime', 'roomy', ({ contactedInTime }) => shownCount(contactedInTime)],
  ['registered', '', ({ registered }) => shownCount(registered)],
  ['target', 'roomy', ({ target }) => (target === undefined ? '–' : shownCount(target))],
  ['percent', '', ({ percent }) => (percent === undefined ? '–' : `${shownCount(percent)}%`)],
];
