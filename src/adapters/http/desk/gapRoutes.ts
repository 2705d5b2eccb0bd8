import { z } from 'zod';
import { GAP_FATES, type Gap, type GapStore } from '../../../conversation/desk/gaps.ts';
import { deskRoute, type DeskRoute } from './deskRoute.ts';
import { refused, type AuditedAnswer, type DeskRefusal } from './reply.ts';

/** An answer that is there already, and how near it is, from 0 to 1. */
export interface NearAnswer {
  /** `national/who-may-join`. */
  readonly id: string;
  readonly title: string;
  readonly score: number;
}

export interface GapRouteNeeds {
  readonly gaps: GapStore;
  /** The answers that come nearest to a question, best first. */
  readonly nearest: (question: string) => readonly NearAnswer[];
  /** Names of colleagues by id. */
  readonly names: (ids: readonly string[]) => Promise<Readonly<Record<string, string>>>;
}

const MOST_ROWS = 50;
const USUAL_ROWS = 20;
const LONGEST_NOTE = 500;

const query = z.strictObject({
  view: z.enum(['open', 'settled']).default('open'),
  search: z.string().max(200).optional(),
  after: z
    .string()
    .regex(/^\d{1,9}-\d{1,15}-\d{1,18}$/)
    .optional(),
  limit: z.coerce.number().int().min(1).max(MOST_ROWS).default(USUAL_ROWS),
});
const params = z.object({ id: z.string().regex(/^\d{1,18}$/) });
const fate = z.strictObject({
  as: z.enum(GAP_FATES),
  note: z.string().trim().max(LONGEST_NOTE).default(''),
});

/** Questions that found no answer: they hold no person, so everybody who may look sees all of them. */
export function gapRoutes(needs: GapRouteNeeds): readonly DeskRoute[] {
  return [listRoute(needs), ...fateRoutes(needs)];
}

function listRoute({ gaps, nearest, names }: GapRouteNeeds): DeskRoute {
  return deskRoute({
    method: 'get',
    path: '/gaps',
    capability: 'gaps.read',
    input: z.object({ query }),
    handle: async ({ input }) => {
      const page = await gaps.page(input.query);
      const withNearest = (gap: Gap) => ({ ...gap, nearest: nearest(gap.text) });
      return {
        kind: 'ok',
        body: {
          gaps: page.gaps.map(withNearest),
          names: await names(page.gaps.flatMap(({ settled }) => settled?.by ?? [])),
          next: page.next,
        },
      };
    },
  });
}

function fateRoutes({ gaps }: GapRouteNeeds): readonly DeskRoute[] {
  return [
    deskRoute({
      method: 'post',
      path: '/gaps/:id/settle',
      capability: 'gaps.write',
      action: 'gap_settled',
      input: z.object({ params, body: fate }),
      handle: async ({ input: { params: named, body }, viewer }) => {
        const given = { ...body, id: named.id, by: viewer.staffId };
        return seenTo(named.id, await gaps.settle(given), { as: body.as });
      },
    }),
    deskRoute({
      method: 'post',
      path: '/gaps/:id/reopen',
      capability: 'gaps.write',
      action: 'gap_reopened',
      input: z.object({ params }),
      handle: async ({ input }) => seenTo(input.params.id, await gaps.reopen(input.params.id), {}),
    }),
  ];
}

function seenTo(
  id: string,
  isThere: boolean,
  facts: Readonly<Record<string, string>>,
): AuditedAnswer | DeskRefusal {
  if (!isThere) return refused('not_found');
  return { kind: 'ok', body: { id }, subjects: [{ kind: 'question', id }], facts };
}
