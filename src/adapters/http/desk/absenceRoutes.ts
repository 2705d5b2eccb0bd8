import { z } from 'zod';
import type { Absences } from '../../../conversation/desk/absences.ts';
import { ABSENCE_REASONS } from '../../../core/desk/absence.ts';
import { isLocalDate } from '../../../core/shared/localDate.ts';
import { deskRoute, NO_INPUT, type DeskRoute } from './deskRoute.ts';
import { faulty } from './reply.ts';

const day = z.string().refine(isLocalDate);

const daysOff = z.strictObject({
  /** Absent: one's own. */
  staffId: z.uuid().optional(),
  from: day,
  to: day,
  fromNoon: z.boolean().default(false),
  untilNoon: z.boolean().default(false),
  reason: z.enum(ABSENCE_REASONS).optional(),
});

const params = z.object({ id: z.string().regex(/^\d{1,18}$/) });

/** Days off: one's own, and for supervisors those of the colleagues of their areas. */
export function absenceRoutes(absences: Absences): readonly DeskRoute[] {
  return [
    deskRoute({
      method: 'get',
      path: '/absences',
      capability: 'account',
      input: NO_INPUT,
      handle: async ({ viewer }) => ({
        kind: 'ok',
        body: { absences: await absences.list(viewer) },
      }),
    }),
    deskRoute({
      method: 'post',
      path: '/absences',
      capability: 'account',
      action: 'absence_entered',
      input: z.object({ body: daysOff }),
      handle: async ({ input: { body }, viewer }) => {
        const { staffId, reason, ...days } = body;
        const entered = await absences.add(viewer, { staffId, reason, ...days });
        if ('fault' in entered) return faulty(entered);
        const { from, to } = entered;
        return { ...about(entered.staffId), body: entered, facts: { from, to } };
      },
    }),
    deskRoute({
      method: 'delete',
      path: '/absences/:id',
      capability: 'account',
      action: 'absence_removed',
      input: z.object({ params }),
      handle: async ({ input, viewer }) => {
        const removed = await absences.remove(viewer, input.params.id);
        return 'fault' in removed ? faulty(removed) : about(removed.staffId);
      },
    }),
  ];
}

function about(id: string) {
  return { kind: 'ok', subjects: [{ kind: 'staff', id }] } as const;
}
