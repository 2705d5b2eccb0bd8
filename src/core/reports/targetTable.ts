import { periodName, type Period } from '../desk/period.ts';
import type { Target, TargetSubject } from '../desk/targets.ts';
import type { ExportTable } from './exportTables.ts';
import { periodTitle, type ReportWords } from './words.ts';

/** A commune or an agent, named as `readTargets` understands it. */
export interface TargetLine {
  readonly subject: TargetSubject;
  readonly name: string;
  /** The province of a commune, by name. */
  readonly province?: string;
}

/**
 * Targets as a table with a column for each period and a line for each commune or agent, which
 * `readTargets` reads back as it was; without targets, a table to be filled in.
 */
export function targetTable(
  lines: readonly TargetLine[],
  {
    targets,
    periods,
  }: { readonly targets: readonly Target[]; readonly periods: readonly Period[] },
  words: ReportWords,
): ExportTable {
  const { province, commune, agent } = words.exports.headings;
  const people = new Map(targets.map((each) => [keyOf(each.subject, each.period), each.people]));
  return {
    headings: [province, commune, agent, ...periods.map((each) => periodTitle(each, words))],
    rows: lines.map(({ subject, name, province: where = '' }) => [
      where,
      subject.kind === 'commune' ? name : '',
      subject.kind === 'agent' ? name : '',
      ...periods.map((each) => people.get(keyOf(subject, periodName(each))) ?? ''),
    ]),
  };
}

function keyOf({ kind, id }: TargetSubject, period: string): string {
  return `${kind} ${id} ${period}`;
}
