import { z } from 'zod';
import type { HandedLink, ManageStaff } from '../../../conversation/desk/manageStaff.ts';
import { ROLES } from '../../../core/desk/permissions.ts';
import { PARTS } from '../../../core/desk/viewer.ts';
import { deskRoute, NO_INPUT, type DeskRoute } from './deskRoute.ts';
import { faulty, type AuditedAnswer } from './reply.ts';

export interface StaffRouteNeeds {
  readonly manage: ManageStaff;
}

const MINUTES_A_DAY = 24 * 60;
const MOST_AREAS = 300;

const area = z
  .strictObject({
    province: z.string().max(50),
    commune: z.string().max(100).nullish(),
    part: z.enum(PARTS).optional(),
  })
  .transform(({ province, commune, part }) => ({ province, commune: commune ?? undefined, part }));

const minute = z.int().min(0).max(MINUTES_A_DAY);
const hours = z
  .strictObject({
    weekdays: z.array(z.int().min(1).max(7)).min(1).max(7),
    opens: minute,
    closes: minute,
  })
  .refine(({ opens, closes }) => opens < closes, { path: ['closes'] });

const name = z.string().trim().min(1).max(100);
const areas = z.array(area).max(MOST_AREAS);
const capacity = z.int().min(0).max(10_000);
/** What may be taken away again is `null` on the way in. */
const clearable = <Schema extends z.ZodType>(schema: Schema) =>
  schema.nullable().transform((value) => value ?? undefined);

const invitation = z.strictObject({
  role: z.enum(ROLES),
  name,
  areas: areas.default([]),
  capacity: capacity.optional(),
  hours: hours.optional(),
});

const change = z.strictObject({
  role: z.enum(ROLES).exactOptional(),
  name: name.exactOptional(),
  active: z.boolean().exactOptional(),
  capacity: clearable(capacity).exactOptional(),
  hours: clearable(hours).exactOptional(),
  areas: areas.exactOptional(),
});

const params = z.object({ id: z.uuid() });

/** Colleagues: look, invite, change, switch off, hand out a new link. */
export function staffRoutes({ manage }: StaffRouteNeeds): readonly DeskRoute[] {
  return [...lookRoutes(manage), ...changeRoutes(manage), ...linkRoutes(manage)];
}

function lookRoutes(manage: ManageStaff): readonly DeskRoute[] {
  return [
    deskRoute({
      method: 'get',
      path: '/staff',
      capability: 'staff.read',
      input: NO_INPUT,
      handle: async ({ viewer }) => ({ kind: 'ok', body: { staff: await manage.list(viewer) } }),
    }),
    deskRoute({
      method: 'get',
      path: '/staff/:id',
      capability: 'staff.read',
      input: z.object({ params }),
      handle: async ({ input, viewer }) => {
        const member = await manage.find(viewer, input.params.id);
        return 'fault' in member ? faulty(member) : { kind: 'ok', body: member };
      },
    }),
  ];
}

function changeRoutes(manage: ManageStaff): readonly DeskRoute[] {
  return [
    deskRoute({
      method: 'post',
      path: '/staff',
      capability: 'staff.write',
      action: 'staff_invited',
      input: z.object({ body: invitation }),
      handle: async ({ input: { body }, viewer }) => {
        const { capacity, hours, ...member } = body;
        const link = await manage.invite(viewer, { ...member, capacity, hours });
        return 'fault' in link ? faulty(link) : handed(link, { role: body.role });
      },
    }),
    deskRoute({
      method: 'patch',
      path: '/staff/:id',
      capability: 'staff.write',
      action: 'staff_changed',
      input: z.object({ params, body: change }),
      handle: async ({ input: { params: which, body }, viewer }) => {
        const member = await manage.change(viewer, which.id, body);
        if ('fault' in member) return faulty(member);
        const { id, role, active } = member;
        const facts = { fields: Object.keys(body), role, active };
        return { kind: 'ok', body: member, subjects: [{ kind: 'staff', id }], facts };
      },
    }),
  ];
}

function linkRoutes(manage: ManageStaff): readonly DeskRoute[] {
  return [
    deskRoute({
      method: 'post',
      path: '/staff/:id/link',
      capability: 'staff.write',
      action: 'link_renewed',
      input: z.object({ params }),
      handle: async ({ input, viewer }) => {
        const link = await manage.renewLink(viewer, input.params.id);
        return 'fault' in link ? faulty(link) : handed(link);
      },
    }),
  ];
}

/** The token is shown this once; the page makes the link of it, behind a `#` that is sent to nobody. */
function handed(link: HandedLink, facts: Readonly<Record<string, string>> = {}): AuditedAnswer {
  return { kind: 'ok', body: link, subjects: [{ kind: 'staff', id: link.staffId }], facts };
}
