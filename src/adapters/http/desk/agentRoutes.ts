import { z } from 'zod';
import type { Roster } from '../../../conversation/leads/ports.ts';
import type { ReportDesk } from '../../../conversation/reports/reportDesk.ts';
import { deskRoute, type DeskRoute } from './deskRoute.ts';
import { asked, placeOf } from './reportInputs.ts';

export interface AgentRouteNeeds {
  readonly reports: ReportDesk;
  readonly roster: Pick<Roster, 'names'>;
}

const by = z.enum(['commune', 'agent']);

/** Reports about those who work at the desk, with the names of whoever stands in a report. */
export function agentRoutes({ reports, roster }: AgentRouteNeeds): readonly DeskRoute[] {
  return [
    deskRoute({
      method: 'get',
      path: '/reports/agents',
      capability: 'reports.read',
      input: z.object({ query: z.strictObject(asked) }),
      handle: async ({ input: { query }, viewer }) => {
        const given = { period: query.period, ...placeOf(query) };
        const report = await reports.results(viewer, { ...given, by: 'agent' });
        const names = await roster.names(report.rows.map(({ subject }) => subject));
        return { kind: 'ok', body: { ...report, names } };
      },
    }),
    deskRoute({
      method: 'get',
      path: '/reports/response-times',
      capability: 'reports.read',
      input: z.object({ query: z.strictObject({ ...asked, by: by.default('commune') }) }),
      handle: async ({ input: { query }, viewer }) => {
        const given = { period: query.period, ...placeOf(query) };
        const rows = await reports.responseTimes(viewer, { ...given, by: query.by });
        const ids = query.by === 'agent' ? rows.map(({ subject }) => subject) : [];
        return { kind: 'ok', body: { rows, names: await roster.names(ids) } };
      },
    }),
    deskRoute({
      method: 'get',
      path: '/reports/evaluation',
      capability: 'evaluations.read',
      input: z.object({ query: z.strictObject(asked) }),
      handle: async ({ input: { query }, viewer }) => {
        const given = { period: query.period, ...placeOf(query) };
        const rows = await reports.evaluation(viewer, given);
        const names = await roster.names(rows.map(({ agent }) => agent));
        return { kind: 'ok', body: { rows, names } };
      },
    }),
  ];
}
