import { z } from 'zod';
import type { DeskFault } from '../../../conversation/desk/deskFault.ts';
import type { ManageNotices } from '../../../conversation/notices/manageNotices.ts';
import { ROADS } from '../../../conversation/notices/roads.ts';
import { deskRoute, NO_INPUT, type DeskRoute } from './deskRoute.ts';
import { faulty, refused, type AuditedAnswer, type DeskRefusal } from './reply.ts';

const minute = z.int().min(0).max(1_439);
const road = z.enum(ROADS);
const endpoint = z.url().max(2_000);
/** The public point of P-256 and 16 bytes, in base64url, as RFC 8291 has them. */
const keys = z.strictObject({
  p256dh: z.string().regex(/^[\w-]{87}=?$/),
  auth: z.string().regex(/^[\w-]{22}={0,2}$/),
});

const settingsInput = z.union([
  z.strictObject({ road, on: z.boolean() }),
  z.strictObject({ quiet: z.strictObject({ from: minute, to: minute }).nullable() }),
]);

/** How one is told oneself: roads, quiet hours, address, browsers. Every change answers with what is so now. */
export function noticeRoutes(manage: ManageNotices): readonly DeskRoute[] {
  return [...settingsRoutes(manage), ...emailRoutes(manage), ...browserRoutes(manage)];
}

function settingsRoutes(manage: ManageNotices): readonly DeskRoute[] {
  return [
    deskRoute({
      method: 'get',
      path: '/notices',
      capability: 'account',
      input: NO_INPUT,
      handle: async ({ viewer }) => ({ kind: 'ok', body: await manage.show(viewer.staffId) }),
    }),
    deskRoute({
      method: 'patch',
      path: '/notices',
      capability: 'account',
      action: 'notices_set',
      input: z.object({ body: settingsInput }),
      handle: async ({ viewer: { staffId }, input: { body } }) =>
        answer(
          manage,
          staffId,
          await ('road' in body
            ? manage.setRoad(staffId, body.road, body.on)
            : manage.setQuiet(staffId, body.quiet ?? undefined)),
        ),
    }),
    deskRoute({
      method: 'post',
      path: '/notices/test',
      capability: 'account',
      action: 'notice_tried',
      input: z.object({ body: z.strictObject({ road }) }),
      handle: async ({ viewer: { staffId }, input: { body } }) =>
        answer(manage, staffId, await manage.tryOut(staffId, body.road)),
    }),
  ];
}

function emailRoutes(manage: ManageNotices): readonly DeskRoute[] {
  return [
    deskRoute({
      method: 'post',
      path: '/notices/email',
      capability: 'account',
      action: 'notice_email_asked',
      input: z.object({ body: z.strictObject({ email: z.email().max(254) }) }),
      handle: async ({ viewer: { staffId }, input: { body } }) =>
        answer(manage, staffId, await manage.askToConfirm(staffId, body.email)),
    }),
    deskRoute({
      method: 'post',
      path: '/notices/email/confirm',
      capability: 'account',
      action: 'notice_email_confirmed',
      input: z.object({ body: z.strictObject({ code: z.string().trim().max(20) }) }),
      handle: async ({ viewer: { staffId }, input: { body } }) =>
        answer(manage, staffId, await manage.confirm(staffId, body.code)),
    }),
    deskRoute({
      method: 'delete',
      path: '/notices/email',
      capability: 'account',
      action: 'notice_email_removed',
      input: NO_INPUT,
      handle: async ({ viewer: { staffId } }) =>
        answer(manage, staffId, await manage.forgetEmail(staffId)),
    }),
  ];
}

function browserRoutes(manage: ManageNotices): readonly DeskRoute[] {
  return [
    deskRoute({
      method: 'post',
      path: '/notices/browsers',
      capability: 'account',
      action: 'notice_browser_added',
      input: z.object({ body: z.strictObject({ endpoint, keys }) }),
      handle: async ({ viewer: { staffId }, caller, input: { body } }) => {
        const browser = (caller.headers.get('user-agent') ?? '').slice(0, 300);
        const given = { endpoint: body.endpoint, ...body.keys, browser };
        return answer(manage, staffId, await manage.subscribe(staffId, given));
      },
    }),
    deskRoute({
      method: 'delete',
      path: '/notices/browsers',
      capability: 'account',
      action: 'notice_browser_removed',
      input: z.object({ body: z.strictObject({ endpoint }) }),
      handle: async ({ viewer: { staffId }, input: { body } }) =>
        answer(manage, staffId, await manage.unsubscribe(staffId, body.endpoint)),
    }),
  ];
}

async function answer(
  manage: ManageNotices,
  staffId: string,
  wrong: DeskFault | { readonly wait: number } | undefined,
): Promise<AuditedAnswer | DeskRefusal> {
  if (wrong) {
    return 'wait' in wrong ? refused('too_many_requests', { wait: wrong.wait }) : faulty(wrong);
  }
  const body = await manage.show(staffId);
  return { kind: 'ok', subjects: [{ kind: 'staff', id: staffId }], body };
}
