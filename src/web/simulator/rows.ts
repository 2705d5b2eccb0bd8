import { isRecord } from './wire.ts';
import { WORDS } from './words.ts';

/** One line of the table of variables. */
export interface Row {
  readonly name: string;
  readonly value: string;
}

/** From here on a number is more likely an amount than a year. */
const GROUPED_FROM = 10_000;

/** Variables as a table: what is nested becomes `outer.inner`, lists stand on one line. */
export function rowsOf(variables: Readonly<Record<string, unknown>>): readonly Row[] {
  return Object.entries(variables).flatMap(([name, value]) =>
    isRecord(value) && Object.keys(value).length > 0
      ? rowsOf(value).map((row) => ({ ...row, name: `${name}.${row.name}` }))
      : [{ name, value: shown(value) }],
  );
}

/** One value in a tester's words: `có`, `1.500.000`, `1985`, `a, b`. */
export function shown(value: unknown): string {
  if (Array.isArray(value)) return value.map(shown).join(', ');
  if (typeof value === 'number' && Math.abs(value) >= GROUPED_FROM) return grouped(value);
  return typeof value === 'string' ? value : (NAMED.get(value) ?? JSON.stringify(value));
}

const NAMED: ReadonlyMap<unknown, string> = new Map([
  [true, WORDS.panel.yes],
  [false, WORDS.panel.no],
  [null, WORDS.panel.empty],
  [undefined, WORDS.panel.empty],
]);

/** An amount in VND as people read it: `1.500.000 đồng`. */
export function amountOf(dong: number): string {
  return `${grouped(dong)} đồng`;
}

function grouped(value: number): string {
  return value.toLocaleString('vi-VN', { maximumFractionDigits: 20 });
}
