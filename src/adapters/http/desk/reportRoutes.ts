import { createHash } from 'node:crypto';
import { z } from 'zod';
import { FUNNEL_CUTS } from '../../../conversation/reports/ports.ts';
import type { ReportDesk } from '../../../conversation/reports/reportDesk.ts';
import type { FlowTitles } from '../../../core/flow/flowTitles.ts';
import { communeReportPage, REPORT_STYLE } from '../../../core/reports/communeReport.ts';
import type { ReportWords } from '../../../core/reports/words.ts';
import { agentRoutes, type AgentRouteNeeds } from './agentRoutes.ts';
import { deskRoute, NO_INPUT, type DeskRoute } from './deskRoute.ts';
import { refused } from './reply.ts';
import { asked, placeOf } from './reportInputs.ts';

export interface ReportRouteNeeds extends AgentRouteNeeds {
  readonly words: ReportWords;
  readonly flows: readonly FlowTitles[];
}

/** Nothing on the page is loaded, and no style but its own counts. */
const PAGE_POLICY = [
  "default-src 'none'",
  `style-src 'sha256-${createHash('sha256').update(REPORT_STYLE).digest('base64')}'`,
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'self'",
].join('; ');

/**
 * Reports as JSON, and a commune's as a page that prints. Whoever may see only counts gets the results
 * by commune and together, and the commune's page, with small counts hidden; finer cuts need
 * `reports.read`.
 */
export function reportRoutes(needs: ReportRouteNeeds): readonly DeskRoute[] {
  const { reports, flows } = needs;
  return [
    deskRoute({
      method: 'get',
      path: '/reports/results',
      capability: 'numbers.read',
      input: z.object({ query: z.strictObject(asked) }),
      handle: async ({ input: { query }, viewer }) => {
        const given = { period: query.period, ...placeOf(query), by: 'commune' as const };
        return { kind: 'ok', body: await reports.results(viewer, given) };
      },
    }),
    deskRoute({
      method: 'get',
      path: '/reports/progress',
      capability: 'numbers.read',
      input: z.object({ query: z.strictObject(asked) }),
      handle: async ({ input: { query }, viewer }) => {
        const given = { period: query.period, ...placeOf(query) };
        return { kind: 'ok', body: await reports.progress(viewer, given) };
      },
    }),
    communeRoute(needs),
    ...fineRoutes(reports),
    ...flowRoutes(flows),
    ...agentRoutes(needs),
  ];
}

/** A commune's page, which prints. */
function communeRoute({ reports, words }: ReportRouteNeeds): DeskRoute {
  return deskRoute({
    method: 'get',
    path: '/reports/communes/:province/:commune',
    capability: 'numbers.read',
    input: z.object({
      params: z.object({ province: z.string().max(60), commune: z.string().max(60) }),
      query: z.strictObject({ period: asked.period }),
    }),
    handle: async ({ input, viewer }) => {
      const report = await reports.commune(viewer, { ...input.params, ...input.query });
      if (!report) return refused('not_found');
      const bytes = communeReportPage(report, words);
      return {
        kind: 'ok',
        file: { type: 'text/html; charset=utf-8', bytes, policy: PAGE_POLICY },
      };
    },
  });
}

/** Cut so finely that a count may be of one person. */
function fineRoutes(reports: ReportDesk): readonly DeskRoute[] {
  return [
    deskRoute({
      method: 'get',
      path: '/reports/funnel',
      capability: 'reports.read',
      input: z.object({
        query: z.strictObject({ ...asked, by: z.enum(FUNNEL_CUTS).default('total') }),
      }),
      handle: async ({ input: { query }, viewer }) => {
        const given = { period: query.period, ...placeOf(query) };
        return {
          kind: 'ok',
          body: { rows: await reports.funnel(viewer, { ...given, by: query.by }) },
        };
      },
    }),
    deskRoute({
      method: 'get',
      path: '/reports/steps',
      capability: 'reports.read',
      input: z.object({ query: z.strictObject(asked) }),
      handle: async ({ input: { query }, viewer }) => {
        const given = { period: query.period, ...placeOf(query) };
        return { kind: 'ok', body: { rows: await reports.steps(viewer, given) } };
      },
    }),
  ];
}

/** What the flows ask, so that people read questions and not the names of nodes. */
function flowRoutes(flows: readonly FlowTitles[]): readonly DeskRoute[] {
  return [
    deskRoute({
      method: 'get',
      path: '/reports/flows',
      capability: 'reports.read',
      input: NO_INPUT,
      handle: () => Promise.resolve({ kind: 'ok', body: { flows } }),
    }),
  ];
}
