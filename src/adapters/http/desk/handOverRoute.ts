import { z } from 'zod';
import type { HandAllOver } from '../../../conversation/leads/handAllOver.ts';
import { deskRoute, type DeskRoute } from './deskRoute.ts';
import { faulty } from './reply.ts';

/** Everything that a colleague holds goes to another one: before a long leave, or the end. */
export function handOverRoute(handAllOver: HandAllOver): DeskRoute {
  return deskRoute({
    method: 'post',
    path: '/staff/:id/hand-over',
    capability: 'leads.assign',
    action: 'leads_handed_over',
    input: z.object({
      params: z.object({ id: z.uuid() }),
      body: z.strictObject({ to: z.uuid() }),
    }),
    handle: async ({ input: { params, body }, viewer }) => {
      const done = await handAllOver(viewer, params.id, body.to);
      if ('fault' in done) return faulty(done);
      const facts = { to: body.to, handed: done.handed };
      return { kind: 'ok', body: done, subjects: [{ kind: 'staff', id: params.id }], facts };
    },
  });
}
