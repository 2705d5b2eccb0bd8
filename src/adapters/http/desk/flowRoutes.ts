import { z } from 'zod';
import { drawingOf } from '../../../core/flow/draw.ts';
import { toSvg } from '../../../core/flow/drawSvg.ts';
import type { Flow } from '../../../core/flow/schema.ts';
import { deskRoute, NO_INPUT, type DeskRoute } from './deskRoute.ts';
import { refused } from './reply.ts';

export interface FlowRouteNeeds {
  readonly flows: readonly Flow[];
  /** Since when a version is served, epoch milliseconds, by `<id> <version>`. */
  readonly servedSince: () => Promise<ReadonlyMap<string, number>>;
}

/** A drawing stands by itself and loads nothing. */
const DRAWING_POLICY = "default-src 'none'; frame-ancestors 'none'";

/** The scripts that are served now, as editors wrote them: to look at, not to change. */
export function flowRoutes({ flows, servedSince }: FlowRouteNeeds): readonly DeskRoute[] {
  return [
    deskRoute({
      method: 'get',
      path: '/flows',
      capability: 'flows.read',
      input: NO_INPUT,
      handle: async () => {
        const since = await servedSince();
        const shown = flows.map(({ id, title, version, nodes }) => ({
          ...{ id, title, version },
          steps: Object.keys(nodes).length,
          questions: Object.values(nodes).filter(({ kind }) => kind === 'ask').length,
          since: since.get(`${id} ${version}`),
        }));
        return { kind: 'ok', body: { flows: shown } };
      },
    }),
    drawingRoute(flows),
  ];
}

function drawingRoute(flows: readonly Flow[]): DeskRoute {
  return deskRoute({
    method: 'get',
    path: '/flows/:flow/drawing',
    capability: 'flows.read',
    input: z.object({ params: z.object({ flow: z.string().max(100) }) }),
    handle: ({ input }) => {
      const flow = flows.find(({ id }) => id === input.params.flow);
      if (!flow) return Promise.resolve(refused('not_found'));
      const bytes = toSvg(drawingOf(flow));
      return Promise.resolve({
        kind: 'ok',
        file: { type: 'image/svg+xml; charset=utf-8', bytes, policy: DRAWING_POLICY },
      });
    },
  });
}
