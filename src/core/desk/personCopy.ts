import type { DeskWords } from './words.ts';

/** Rows of one person by table, as they are kept. */
export type KeptTables = Readonly<Record<string, readonly Readonly<Record<string, unknown>>[]>>;

interface Copied {
  readonly channel: string;
  /** As people in Việt Nam write it. */
  readonly madeOn: string;
  readonly tables: KeptTables;
}

/** Columns that name rows and mean nothing to a person. */
const TECHNICAL = /^(?:id|contact_id|owner|.*_id)$/;

/**
 * One person's data as text to read: every table under its heading, every row as lines of name and
 * value. Tables without a heading of their own stand under their name, so nothing is left out.
 */
export function personCopyText(
  { channel, madeOn, tables }: Copied,
  words: DeskWords['copy'],
): string {
  const headings: Readonly<Record<string, string>> = {
    inbound_events: `${words.messages}: ${words.from_person}`,
    outbox: `${words.messages}: ${words.to_person}`,
    sessions: words.remembered,
    leads: words.leads,
    person_requests: words.requests,
  };
  const sections = Object.entries(tables).map(([table, rows]) => {
    const body = rows.length === 0 ? words.nothing : rows.map(rowText).join('\n\n');
    return `## ${headings[table] ?? table}\n\n${body}`;
  });
  const head = `# ${words.title}\n\n${words.made}: ${madeOn}\n${words.person}: ${channel}`;
  return `${[head, ...sections].join('\n\n')}\n`;
}

function rowText(row: Readonly<Record<string, unknown>>): string {
  return Object.entries(row)
    .filter(([name, value]) => value !== null && !TECHNICAL.test(name))
    .map(([name, value]) => `${name}: ${valueText(name, value)}`)
    .join('\n');
}

function valueText(name: string, value: unknown): string {
  if (name.endsWith('_at') && typeof value === 'number') return inVietnam(value);
  return typeof value === 'string' ? value : JSON.stringify(value);
}

/** `05/03/2026 14:30` of an instant in epoch milliseconds. */
function inVietnam(at: number): string {
  const shifted = new Date(at + 7 * 3_600_000).toISOString();
  const [year, month, day] = [shifted.slice(0, 4), shifted.slice(5, 7), shifted.slice(8, 10)];
  return `${day}/${month}/${year} ${shifted.slice(11, 16)}`;
}
