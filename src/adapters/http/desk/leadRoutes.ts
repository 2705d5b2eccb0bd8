import { z } from 'zod';
import type { LeadDesk, LeadOutcome } from '../../../conversation/leads/leadDesk.ts';
import type { DeskContent } from '../../../conversation/leads/leadSteps.ts';
import type {
  LeadCases,
  LeadReader,
  PromiseReader,
  Roster,
} from '../../../conversation/leads/ports.ts';
import type { Clock } from '../../../conversation/ports.ts';
import { awayUntil } from '../../../core/desk/absence.ts';
import { promiseLeft } from '../../../core/desk/promiseLeft.ts';
import { scopeOf } from '../../../core/desk/viewer.ts';
import { deskRoute, type DeskRoute } from './deskRoute.ts';
import { deedInput, leadIdInput, listInput, periodInput } from './leadInput.ts';
import { leadRefused } from './leadRefused.ts';
import { pageFor, peopleIn, rowsFor } from './leadView.ts';
import { refused, type AuditedAnswer, type DeskRefusal } from './reply.ts';

export interface LeadRouteNeeds {
  readonly reader: LeadReader;
  readonly cases: Pick<LeadCases, 'find'>;
  readonly promises: PromiseReader;
  readonly roster: Pick<Roster, 'colleagues' | 'names'>;
  readonly desk: LeadDesk;
  readonly content: DeskContent;
  readonly clock: Clock;
}

const ofLead = z.object({ params: z.object({ id: leadIdInput }) });

/**
 * Leads at the desk: lists, one lead, what is done about it, merges, the promise. Everything within the
 * viewer's own communes; what lies outside is 404, as if it were not there.
 */
export function leadRoutes(needs: LeadRouteNeeds): readonly DeskRoute[] {
  return [
    ...readingRoutes(needs),
    promiseRoute(needs),
    ...actingRoutes(needs),
    ...mergingRoutes(needs),
    choicesRoute(needs),
  ];
}

function readingRoutes(needs: LeadRouteNeeds): readonly DeskRoute[] {
  return [listRoute(needs), pageRoute(needs)];
}

function listRoute({ reader, roster, content, clock }: LeadRouteNeeds): DeskRoute {
  return deskRoute({
    method: 'get',
    path: '/leads',
    capability: 'leads.read',
    action: 'leads_listed',
    input: z.object({ query: listInput }),
    handle: async ({ input: { query }, viewer }) => {
      const now = clock();
      const asked = { ...query, staffId: viewer.staffId, now };
      const { rows, next } = await reader.list(scopeOf(viewer, 'leads.read'), asked);
      return {
        kind: 'ok',
        body: {
          leads: timed(rowsFor(viewer, rows), content.calendar, now),
          names: await roster.names(peopleIn(rows)),
          next,
        },
        subjects: [{ kind: 'list', id: 'leads' }],
        facts: { view: query.view, leads: rows.map(({ id }) => id) },
      };
    },
  });
}

function pageRoute({ reader, roster, content, clock }: LeadRouteNeeds): DeskRoute {
  return deskRoute({
    method: 'get',
    path: '/leads/:id',
    capability: 'leads.read',
    action: 'lead_viewed',
    input: ofLead,
    handle: async ({ input: { params }, viewer }) => {
      const page = await reader.page(scopeOf(viewer, 'leads.read'), params.id);
      if (!page) return refused('not_found');
      const names = await roster.names(peopleIn([page.lead], page.history));
      const shown = pageFor(viewer, page);
      const [lead] = timed([shown.lead], content.calendar, clock());
      return { ...about(params.id), body: { ...shown, lead, names } };
    },
  });
}

/** Rows with the working hours that are left of the promise. */
function timed<Row extends Parameters<typeof promiseLeft>[1]>(
  rows: readonly Row[],
  calendar: DeskContent['calendar'],
  now: number,
) {
  return rows.map((row) => ({ ...row, promiseLeft: promiseLeft(calendar, row, now) }));
}

function promiseRoute({ promises, roster, content, clock }: LeadRouteNeeds): DeskRoute {
  return deskRoute({
    method: 'get',
    path: '/lead-promise',
    capability: 'leads.read',
    action: 'promise_viewed',
    input: z.object({ query: periodInput }),
    handle: async ({ input: { query }, viewer }) => {
      const now = clock();
      const period = { from: query.from, to: query.to ?? now + 1, now };
      const { list, ...counts } = await promises.report(scopeOf(viewer, 'leads.read'), period);
      return {
        kind: 'ok',
        body: {
          ...counts,
          hours: content.rules.silence.promise,
          broken_leads: rowsFor(viewer, list),
          names: await roster.names(peopleIn(list)),
        },
        subjects: [{ kind: 'list', id: 'promise' }],
        facts: { leads: list.map(({ id }) => id) },
      };
    },
  });
}

function actingRoutes({ desk, cases, roster, clock }: LeadRouteNeeds): readonly DeskRoute[] {
  return [
    deskRoute({
      method: 'post',
      path: '/leads/:id/deeds',
      capability: 'leads.act',
      action: 'lead_acted',
      input: ofLead.extend({ body: deedInput }),
      handle: async ({ input: { params, body }, viewer }) =>
        done(await desk.act(viewer, params.id, body), { deed: body.kind }),
    }),
    deskRoute({
      method: 'get',
      path: '/leads/:id/colleagues',
      capability: 'leads.act',
      action: 'colleagues_viewed',
      input: ofLead,
      handle: async ({ input: { params }, viewer }) => {
        const lead = await cases.find(params.id, scopeOf(viewer, 'leads.act'));
        if (!lead) return refused('not_found');
        const there = await roster.colleagues(lead);
        const colleagues = there
          .filter(({ absences }) => awayUntil(absences, clock()) === undefined)
          .map(({ staff, name, duty }) => ({ staff, name, duty }));
        return { ...about(params.id), body: { colleagues } };
      },
    }),
  ];
}

function mergingRoutes({ desk }: LeadRouteNeeds): readonly DeskRoute[] {
  return [
    deskRoute({
      method: 'post',
      path: '/leads/:id/merge',
      capability: 'leads.assign',
      action: 'lead_merged',
      input: ofLead.extend({ body: z.strictObject({ gone: leadIdInput }) }),
      handle: async ({ input: { params, body }, viewer }) =>
        done(await desk.merge(viewer, params.id, body.gone), { gone: body.gone }),
    }),
    deskRoute({
      method: 'post',
      path: '/lead-merges/:id/undo',
      capability: 'leads.assign',
      action: 'lead_merge_undone',
      input: ofLead,
      handle: async ({ input: { params }, viewer }) =>
        done(await desk.undoMerge(viewer, params.id), { merge: params.id }),
    }),
  ];
}

/** What can be chosen from, in the words of the editors. */
function choicesRoute({ content: { rules, groups } }: LeadRouteNeeds): DeskRoute {
  const { states, methods, refusals } = rules;
  return deskRoute({
    method: 'get',
    path: '/lead-choices',
    capability: 'account',
    input: z.object({}),
    handle: () =>
      Promise.resolve({
        kind: 'ok',
        body: { states, methods, refusals, groups: groups.map(({ id, title }) => ({ id, title })) },
      }),
  });
}

function done(
  outcome: LeadOutcome,
  facts: Readonly<Record<string, string>>,
): AuditedAnswer | DeskRefusal {
  if (!outcome.ok) return leadRefused(outcome.refusal);
  const { id, work, revision } = outcome.lead;
  return { ...about(id), body: { id, work, revision }, facts };
}

function about(id: string): Pick<AuditedAnswer, 'kind' | 'subjects'> {
  return { kind: 'ok', subjects: [{ kind: 'lead', id }] };
}
