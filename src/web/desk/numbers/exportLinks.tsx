import { periodName } from '../../../core/desk/period.ts';
import { may, useDesk } from '../deskContext.ts';
import { askedOf, type NumbersQuery } from './numbersQuery.ts';
import { WORDS } from './words.ts';

const { exports: words } = WORDS;

type Report = keyof typeof words.reports;

interface ExportLinksProps {
  readonly query: NumbersQuery;
  /** Absent: all. */
  readonly only?: readonly Report[];
}

const ALL: readonly Report[] = [
  'leads',
  'results',
  'agents',
  'funnel',
  'steps',
  'response-times',
  'evaluation',
];

/** Files to take along, for whoever may. */
export function ExportLinks({ query, only = ALL }: ExportLinksProps) {
  if (!may(useDesk(), 'leads.export')) return null;
  return (
    <details class="card exports">
      <summary>{words.title}</summary>
      <ul>
        {only.map((report) => (
          <li key={report}>
            <span>{words.reports[report]}</span>
            <span class="files">
              <FileLink report={report} query={query} format="xlsx" />
              <FileLink report={report} query={query} format="csv" />
            </span>
          </li>
        ))}
      </ul>
      <p class="quiet">{words.audited}</p>
    </details>
  );
}

interface FileLinkProps {
  readonly report: Report;
  readonly query: NumbersQuery;
  readonly format: 'xlsx' | 'csv';
}

function FileLink({ report, query, format }: FileLinkProps) {
  // The list of people is of the whole period: a place does not narrow it.
  const asked = report === 'leads' ? `?period=${periodName(query.period)}` : askedOf(query);
  const title = format === 'xlsx' ? words.excel : words.csv;
  return (
    <a
      href={`/desk/api/exports/${report}${asked}&format=${format}`}
      download
      aria-label={`${words.reports[report]}, ${title}`}
    >
      {title}
    </a>
  );
}
