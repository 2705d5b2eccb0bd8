import { Heading } from '../heading.tsx';
import { Notice } from '../notice.tsx';
import { PlaceLink } from '../placeLink.tsx';
import { told } from '../fillWords.ts';
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
  if (agent !== undefined) {
    const row = body?.rows.find((each) => each.agent === agent);
    const name = body?.names[agent] ?? WORDS.someone;
    return <EvaluationSheet row={row} name={name} query={query} isLoading={!body && !refused} />;
  }
  return (
    <div class="numbers">
      <Heading>{words.title}</Heading>
      <PeriodPicker query={query} change={change} kinds={['half']} />
      <Notice said={refused && { kind: 'bad', text: refused.message }} />
      {!body && !refused && <p class="loading">{WORDS.loading}</p>}
      {body?.rows.length === 0 && <p class="empty">{words.none}</p>}
      {body && body.rows.length > 0 && (
        <section class="card">
          <EvaluationTable rows={body.rows} names={body.names} query={query} />
        </section>
      )}
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
  const { columns } = words;
  const nameOf = ({ agent }: Evaluated) => names[agent] ?? WORDS.someone;
  const ordered = rows.toSorted((a, b) => b.registered - a.registered);
  return (
    <table class="table">
      <caption class="unseen">{words.title}</caption>
      <thead>
        <tr>
          <th scope="col">{columns.agent}</th>
          <th scope="col" class="roomy">
            {columns.leads}
          </th>
          <th scope="col" class="roomy">
            {columns.contacted}
          </th>
          <th scope="col" class="roomy">
            {columns.inTime}
          </th>
          <th scope="col">{columns.registered}</th>
          <th scope="col" class="roomy">
            {columns.target}
          </th>
          <th scope="col">{columns.percent}</th>
        </tr>
      </thead>
      <tbody>
        {ordered.map((row) => (
          <tr key={row.agent}>
            <th scope="row">
              <PlaceLink to={`/desk/evaluation/${row.agent}${searchOf(query)}`}>
                <span class="unseen">{told(words.open, { name: '' })}</span>
                {nameOf(row)}
              </PlaceLink>
            </th>
            <td class="roomy">{shownCount(row.leads)}</td>
            <td class="roomy">{shownCount(row.contacted)}</td>
            <td class="roomy">{shownCount(row.contactedInTime)}</td>
            <td>
              <strong>{shownCount(row.registered)}</strong>
            </td>
            <td class="roomy">{row.target === undefined ? '–' : shownCount(row.target)}</td>
            <td>{row.percent === undefined ? '–' : `${shownCount(row.percent)}%`}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
