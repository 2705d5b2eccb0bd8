import { asc, lte } from 'drizzle-orm';
import type { DueLeads, LeadDecision } from '../../../conversation/leads/ports.ts';
import type { Clock } from '../../../conversation/ports.ts';
import type { Database, Queries } from '../openDatabase.ts';
import { leads } from '../schema.ts';
import { saveDecision } from './leadCases.ts';
import { toCase } from './leadRows.ts';
import { candidatesFor } from './roster.ts';
import { wakeLeadsOfAway } from './wakeLeads.ts';

interface DueNeeds {
  readonly database: Pick<Database, 'alone'>;
  readonly clock: Clock;
}

/**
 * Leads whose next step is due. One process at a time looks at them, and each step is one statement on
 * the revision that was read: whoever is killed leaves a lead as it was or as it should be.
 */
export function databaseDueLeads({ database, clock }: DueNeeds): DueLeads {
  return {
    work: (limit, decide) =>
      database.alone('lead steps', async (queries) => {
        const stored: LeadDecision[] = [];
        await wakeLeadsOfAway(queries, clock());
        for (const lead of await dueBy(queries, clock(), limit)) {
          // Read for each lead anew: whoever was given the one before has had a turn.
          const decision = decide(lead, await candidatesFor(queries, lead));
          if (decision && (await saveDecision(queries, decision))) stored.push(decision);
        }
        return stored;
      }),
  };
}

async function dueBy(queries: Queries, now: number, limit: number) {
  const rows = await queries
    .select()
    .from(leads)
    .where(lte(leads.nextStepAt, now))
    .orderBy(asc(leads.nextStepAt), asc(leads.id))
    .limit(limit);
  return rows.map(toCase);
}
