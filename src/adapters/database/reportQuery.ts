import { sql, type SQL } from 'drizzle-orm';
import type { ReportQuery } from '../../conversation/reports/ports.ts';
import { withCommuneIds } from '../../core/desk/communeId.ts';
import type { ResultsBy } from '../../core/reports/counts.ts';
import { withinScope } from './withinScope.ts';

/** The columns that narrow a report, of a table named `alias`. */
export function isAskedFor(query: ReportQuery, alias: string, day: string): SQL {
  const column = (name: string) => sql`${sql.identifier(alias)}.${sql.identifier(name)}`;
  const { scope, span, province, commune } = query;
  return sql.join(
    [
      sql`${column(day)} between ${span.from}::date and ${span.to}::date`,
      withinScope(withCommuneIds(scope), {
        province: column('province'),
        commune: column('commune'),
      }),
      ...(province === undefined ? [] : [sql`${column('province')} = ${province}`]),
      ...(commune === undefined ? [] : [sql`${column('commune')} = ${commune}`]),
    ],
    sql` and `,
  );
}

const SUBJECTS: Readonly<Record<ResultsBy, SQL>> = {
  commune: sql`coalesce(o.commune, '')`,
  agent: sql`coalesce(o.agent, '')`,
};

/** The expression that tells rows of `lead_outcomes` (as `o`) apart. */
export function subjectOf(by: ResultsBy): SQL {
  return SUBJECTS[by];
}
