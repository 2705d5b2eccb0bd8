import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import type { Period } from '../../../core/desk/period.ts';
import type { ResultRow } from '../../../core/reports/resultTable.ts';
import { decimalComma } from '../../../core/shared/decimalComma.ts';
import { fold } from '../../../core/understanding/normalize.ts';
import { told } from '../fillWords.ts';
import { countOr, shownCount } from './sentences.ts';
import { WORDS } from './words.ts';

const { columns: words } = WORDS;

/** A row by the name that people read. */
export interface NamedRow extends ResultRow {
  readonly name: string;
}

interface ResultTableProps {
  readonly caption: string;
  readonly nameColumn: string;
  readonly rows: readonly NamedRow[];
  readonly period: Period;
  /** What the name leads to. */
  readonly link?: (row: NamedRow) => ComponentChildren;
}

type Sort = 'name' | 'result' | 'percent';

const SHOWN_AT_FIRST = 15;

/** Results beside targets, sorted as one likes; on a phone only the columns that fit. */
export function ResultTable({ caption, nameColumn, rows, period, link }: ResultTableProps) {
  const [sort, setSort] = useState<Sort>('result');
  const [isWhole, setWhole] = useState(false);
  const all = sorted(rows, sort);
  const shown = isWhole ? all : all.slice(0, SHOWN_AT_FIRST);
  return (
    <>
      <table class="table">
        <caption class="unseen">{caption}</caption>
        <Head nameColumn={nameColumn} sort={sort} onSort={setSort} />
        <tbody>
          {shown.map((row) => (
            <tr key={row.subject}>
              <th scope="row">{link ? link(row) : row.name}</th>
              <ResultCells row={row} period={period} />
            </tr>
          ))}
        </tbody>
      </table>
      {shown.length < all.length && (
        <button type="button" class="wide" onClick={() => setWhole(true)}>
          {told(WORDS.showAll, { count: shownCount(all.length) })}
        </button>
      )}
    </>
  );
}

interface HeadProps {
  readonly nameColumn: string;
  readonly sort: Sort;
  readonly onSort: (sort: Sort) => void;
}

function Head({ nameColumn, sort, onSort }: HeadProps) {
  const column = (by: Sort, title: string) => (
    <th scope="col" aria-sort={sort === by ? ORDERS[by] : undefined}>
      <button type="button" onClick={() => onSort(by)}>
        {title}
      </button>
    </th>
  );
  const roomy = (title: string) => (
    <th scope="col" class="roomy">
      {title}
    </th>
  );
  return (
    <thead>
      <tr>
        {column('name', nameColumn)}
        {column('result', words.result)}
        {roomy(words.target)}
        {roomy(words.expected)}
        {column('percent', words.percent)}
        {roomy(words.months)}
      </tr>
    </thead>
  );
}

const ORDERS = { name: 'ascending', result: 'descending', percent: 'descending' } as const;

interface ResultCellsProps {
  readonly row: NamedRow;
  readonly period: Period;
}

function ResultCells({ row, period }: ResultCellsProps) {
  const { target, percent, expected, months, state } = row;
  return (
    <>
      <td>
        <strong>{countOr(row, period)}</strong>
        {target !== undefined && (
          <span class="narrow"> {told(WORDS.ofTarget, { target: shownCount(target) })}</span>
        )}
      </td>
      <td class="roomy">{target === undefined ? '–' : shownCount(target)}</td>
      <td class="roomy">{expected === undefined ? '–' : decimalComma(expected)}</td>
      <td>
        {percent !== undefined && <span class="percent">{shownCount(percent)}%</span>}
        <span class={`mark ${state}`}>{WORDS.states[state]}</span>
      </td>
      <td class="roomy">{months === undefined ? '–' : shownCount(months)}</td>
    </>
  );
}

function sorted(rows: readonly NamedRow[], by: Sort): readonly NamedRow[] {
  const byName = (a: NamedRow, b: NamedRow) => fold(a.name).localeCompare(fold(b.name), 'vi');
  if (by === 'name') return rows.toSorted(byName);
  return rows.toSorted((a, b) => (b[by] ?? -1) - (a[by] ?? -1) || byName(a, b));
}
