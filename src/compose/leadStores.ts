import { databaseDueLeads } from '../adapters/database/desk/dueLeads.ts';
import { databaseLeadCases } from '../adapters/database/desk/leadCases.ts';
import { databaseLeadMerges } from '../adapters/database/desk/leadMerges.ts';
import { databaseLeadReader } from '../adapters/database/desk/leadReader.ts';
import { databasePromises } from '../adapters/database/desk/promises.ts';
import { databaseRoster } from '../adapters/database/desk/roster.ts';
import type { Database } from '../adapters/database/openDatabase.ts';
import type {
  DueLeads,
  LeadCases,
  LeadMerges,
  LeadReader,
  PromiseReader,
  Roster,
} from '../conversation/leads/ports.ts';
import type { Clock } from '../conversation/ports.ts';

/** What the desk keeps and reads about leads. */
export interface LeadStores {
  readonly cases: LeadCases;
  readonly due: DueLeads;
  readonly merges: LeadMerges;
  readonly reader: LeadReader;
  readonly promises: PromiseReader;
  readonly roster: Roster;
}

export function openLeadStores(needs: {
  readonly database: Database;
  readonly clock: Clock;
}): LeadStores {
  const { queries } = needs.database;
  return {
    cases: databaseLeadCases({ queries }),
    due: databaseDueLeads(needs),
    merges: databaseLeadMerges({ queries }),
    reader: databaseLeadReader({ queries }),
    promises: databasePromises({ queries }),
    roster: databaseRoster({ queries }),
  };
}
