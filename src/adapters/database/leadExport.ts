import { sql } from 'drizzle-orm';
import type { ExportedLead, LeadExport } from '../../conversation/reports/leadExport.ts';
import { addDays, midnightInVietnam } from '../../core/shared/localDate.ts';
import { communeId, withCommuneIds } from '../../core/desk/communeId.ts';
import type { Queries } from './openDatabase.ts';
import { withinScope } from './withinScope.ts';

interface LeadColumns extends Record<string, unknown> {
  readonly id: string;
  readonly created_at: string;
  readonly wish: string;
  readonly name: string;
  readonly phone: string;
  readonly commune: string | null;
  readonly province: string;
  readonly channel: string;
  readonly call_time: string | null;
  readonly groups: readonly string[];
  readonly state: string;
  readonly assignee: string | null;
  readonly attempts: number;
  readonly contacted_at: string | null;
  readonly refusal: string | null;
  readonly months: number | null;
  readonly closed_at: string | null;
  readonly consent_id: string;
  readonly consent_version: string;
  readonly consent_at: string;
}

/** Leads for a file. Those merged into others are left out: a person stands in it once. */
export function databaseLeadExport({ queries }: { queries: Queries }): LeadExport {
  return {
    async rows({ scope, span, limit }) {
      const commune = sql`case when position('/' in l.commune) > 0 then l.commune
        else l.province || '/' || l.commune end`;
      const { rows } = await queries.execute<LeadColumns>(sql`
        select l.id::text, l.created_at, l.wish, l.name, l.phone, l.commune, l.province, c.channel,
          l.call_time, array_to_json(l.groups) as groups, l.state, l.assignee, l.attempts, l.contacted_at,
          l.refusal, (l.registration->>'months')::int as months, l.closed_at, l.consent_id,
          l.consent_version, l.consent_at
        from leads l join contacts c on c.id = l.contact_id
        where l.created_at >= ${midnightInVietnam(span.from)}::bigint
          and l.created_at < ${midnightInVietnam(addDays(span.to, 1))}::bigint
          and l.merged_into is null
          and ${withinScope(withCommuneIds(scope), { province: sql`l.province`, commune })}
        order by l.created_at, l.id limit ${limit + 1}`);
      return rows.map(toExported);
    },
  };
}

function toExported(row: LeadColumns): ExportedLead {
  return {
    id: row.id,
    createdAt: Number(row.created_at),
    wish: row.wish,
    name: row.name,
    phone: row.phone,
    commune: row.commune === null ? undefined : communeId(row.province, row.commune),
    province: row.province,
    channel: row.channel,
    callTime: row.call_time ?? undefined,
    groups: row.groups,
    state: row.state,
    assignee: row.assignee ?? undefined,
    attempts: row.attempts,
    contactedAt: numberOf(row.contacted_at),
    refusal: row.refusal ?? undefined,
    months: row.months ?? undefined,
    closedAt: numberOf(row.closed_at),
    consent: { id: row.consent_id, version: row.consent_version, at: Number(row.consent_at) },
  };
}

function numberOf(value: string | null): number | undefined {
  return value === null ? undefined : Number(value);
}
