import { z } from 'zod';
import type { LeadExport } from '../../../conversation/reports/leadExport.ts';
import type { ReportDesk } from '../../../conversation/reports/reportDesk.ts';
import { periodName, spanOf, type Period } from '../../../core/desk/period.ts';
import { scopeOf, type Viewer } from '../../../core/desk/viewer.ts';
import {
  evaluationTable,
  funnelTable,
  responseTable,
  resultsTable,
  stepsTable,
  type ExportTable,
  type Naming,
} from '../../../core/reports/exportTables.ts';
import { deskRoute, type DeskRoute } from './deskRoute.ts';
import { leadTable } from './leadTable.ts';
import { refused } from './reply.ts';
import { asked, placeOf } from './reportInputs.ts';
import { tableFile, tableFormat, type TableWriters } from './tableFile.ts';

export interface ExportRouteNeeds {
  readonly reports: ReportDesk;
  readonly leads: LeadExport;
  /** Writes a table as a file. */
  readonly write: TableWriters;
  /** What the viewer may read in place of ids. */
  readonly namingFor: (viewer: Viewer) => Promise<Naming>;
}

/** Rows of a list of people that one file may hold. */
const MOST_LEADS = 20_000;

/** Files to take along, only for those who may export what is known of people; each one is written down. */
export function exportRoutes(needs: ExportRouteNeeds): readonly DeskRoute[] {
  return [leadRoute(needs), reportRoute(needs)];
}

function leadRoute(needs: ExportRouteNeeds): DeskRoute {
  return deskRoute({
    method: 'get',
    path: '/exports/leads',
    capability: 'leads.export',
    action: 'leads_exported',
    input: z.object({ query: z.strictObject({ period: asked.period, format: tableFormat }) }),
    handle: async ({ input: { query }, viewer }) => {
      const scope = scopeOf(viewer, 'leads.export');
      const span = spanOf(query.period);
      const leads = await needs.leads.rows({ scope, span, limit: MOST_LEADS });
      if (leads.length > MOST_LEADS) {
        return refused('export_too_long', { values: { rows: MOST_LEADS } });
      }
      const naming = await needs.namingFor(viewer);
      const sheet = naming.words.exports.sheet_leads;
      const table = leadTable(leads, naming);
      const name = nameOf('leads', query.period);
      const file = await tableFile(needs.write, { table, sheet, name, format: query.format });
      return { kind: 'ok', file, ...writtenDown('leads', query.period, leads.length) };
    },
  });
}

function reportRoute(needs: ExportRouteNeeds): DeskRoute {
  return deskRoute({
    method: 'get',
    path: '/exports/:report',
    capability: 'leads.export',
    action: 'report_exported',
    input: z.object({
      params: z.object({ report: z.enum(REPORTS) }),
      query: z.strictObject({ ...asked, format: tableFormat }),
    }),
    handle: async ({ input: { params, query }, viewer }) => {
      const naming = await needs.namingFor(viewer);
      const given = { period: query.period, ...placeOf(query) };
      const table = await TABLES[params.report](needs.reports, viewer, { given, naming });
      const sheet = naming.words.exports.sheet_report;
      const name = nameOf(params.report, query.period);
      const file = await tableFile(needs.write, { table, sheet, name, format: query.format });
      return {
        kind: 'ok',
        file,
        ...writtenDown(params.report, query.period, table.rows.length),
      };
    },
  });
}

const REPORTS = ['results', 'agents', 'funnel', 'steps', 'response-times', 'evaluation'] as const;

interface Wanted {
  readonly given: { readonly period: Period };
  readonly naming: Naming;
}

type MakeTable = (reports: ReportDesk, viewer: Viewer, wanted: Wanted) => Promise<ExportTable>;

const TABLES: Readonly<Record<(typeof REPORTS)[number], MakeTable>> = {
  results: async (reports, viewer, { given, naming }) =>
    resultsTable((await reports.results(viewer, { ...given, by: 'commune' })).rows, naming),
  agents: async (reports, viewer, { given, naming }) =>
    resultsTable((await reports.results(viewer, { ...given, by: 'agent' })).rows, naming),
  funnel: async (reports, viewer, { given, naming }) =>
    funnelTable(await reports.funnel(viewer, { ...given, by: 'commune' }), naming),
  steps: async (reports, viewer, { given, naming }) =>
    stepsTable(await reports.steps(viewer, given), naming),
  'response-times': async (reports, viewer, { given, naming }) =>
    responseTable(await reports.responseTimes(viewer, { ...given, by: 'commune' }), naming),
  evaluation: async (reports, viewer, { given, naming }) =>
    evaluationTable(await reports.evaluation(viewer, given), naming),
};

function nameOf(list: string, period: Period): string {
  return `${list}-${periodName(period)}`;
}

function writtenDown(list: string, period: Period, rows: number) {
  return {
    subjects: [{ kind: 'list', id: list }],
    facts: { period: periodName(period), rows },
  };
}
