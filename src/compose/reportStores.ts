import { databaseLeadExport } from '../adapters/database/leadExport.ts';
import type { Database } from '../adapters/database/openDatabase.ts';
import { databaseReports } from '../adapters/database/reports.ts';
import { databaseTargets } from '../adapters/database/targets.ts';
import type { Clock } from '../conversation/ports.ts';
import type { LeadExport } from '../conversation/reports/leadExport.ts';
import type { ReportReader, TargetStore } from '../conversation/reports/ports.ts';

/** What reports are made from. */
export interface ReportStores {
  readonly reports: ReportReader;
  readonly targets: TargetStore;
  readonly leads: LeadExport;
}

export function openReportStores({
  database: { queries },
  clock,
}: {
  readonly database: Database;
  readonly clock: Clock;
}): ReportStores {
  return {
    reports: databaseReports({ queries }),
    targets: databaseTargets({ queries, clock }),
    leads: databaseLeadExport({ queries }),
  };
}
