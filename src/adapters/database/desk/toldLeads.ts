import { and, eq, sql } from 'drizzle-orm';
import type { ToldLeads } from '../../../conversation/staffChat/ports.ts';
import { scopeOf } from '../../../core/desk/viewer.ts';
import { toViewer } from '../deskSessions.ts';
import type { Queries } from '../openDatabase.ts';
import { leads } from '../schema.ts';
import { MEMBER, toMember } from '../staffRows.ts';
import { leadId } from './leadId.ts';
import { toCase } from './leadRows.ts';
import { leadsWithin } from './leadScope.ts';

/** Leads as notices tell them, on the database. */
export function databaseToldLeads({ queries }: { readonly queries: Queries }): ToldLeads {
  return {
    async find(staffId, id) {
      const { rows } = await queries.execute(sql`${MEMBER} where s.id = ${staffId} and s.active`);
      const [member] = rows.map(toMember);
      const key = leadId(id);
      if (!member || key === undefined) return undefined;
      const scope = scopeOf(toViewer(member), 'leads.read');
      const [row] = await queries
        .select()
        .from(leads)
        .where(and(eq(leads.id, key), leadsWithin(scope)));
      return row && { ...toCase(row), wish: row.wish };
    },
  };
}
