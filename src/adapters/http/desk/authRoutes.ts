import { z } from 'zod';
import type { Accounts } from '../../../conversation/desk/accounts.ts';
import type { ChangePassword } from '../../../conversation/desk/changePassword.ts';
import type { DeskSessions } from '../../../conversation/desk/sessions.ts';
import type { SignIn } from '../../../conversation/desk/signIn.ts';
import type { UseLink } from '../../../conversation/desk/useLink.ts';
import type { RateLimit } from '../../../conversation/ports.ts';
import { capabilitiesOf } from '../../../core/desk/permissions.ts';
import { deskRoute, NO_INPUT, publicRoute, type Caller, type DeskRoute } from './deskRoute.ts';
import { faulty, refused, type AuditedAnswer, type DeskRefusal } from './reply.ts';

export interface AuthRouteNeeds {
  readonly signIn: SignIn;
  readonly useLink: UseLink;
  readonly changePassword: ChangePassword;
  readonly accounts: Pick<Accounts, 'signOut'>;
  readonly sessions: DeskSessions;
  /** How often one address may try links. */
  readonly limitLinks: RateLimit;
}

const typed = z.string().min(1).max(1_000);
const token = z.string().min(1).max(200);

/** Signing in and out, the link that makes an account, one's own password and sessions. */
export function authRoutes(needs: AuthRouteNeeds): readonly DeskRoute[] {
  return [...doorRoutes(needs), ...linkRoutes(needs), ...ownRoutes(needs), ...sessionRoutes(needs)];
}

function doorRoutes({ signIn, accounts }: AuthRouteNeeds): readonly DeskRoute[] {
  return [
    publicRoute({
      method: 'post',
      path: '/auth/sign-in',
      action: 'signed_in',
      isNothingUnanswered: true,
      input: z.object({ body: z.strictObject({ username: typed, password: typed }) }),
      handle: async ({ input: { body }, caller: { ip, headers } }) => {
        const outcome = await signIn({ ...body, ip, headers });
        if (outcome.kind === 'throttled')
          return refused('too_many_requests', { wait: outcome.wait });
        if (outcome.kind === 'refused') return refused('wrong_credentials');
        return { ...about(outcome.accountId), by: outcome.accountId, cookies: outcome.cookies };
      },
    }),
    deskRoute({
      method: 'post',
      path: '/auth/sign-out',
      capability: 'account',
      action: 'signed_out',
      input: NO_INPUT,
      handle: async ({ viewer, caller }) => ({
        ...about(viewer.staffId),
        cookies: await accounts.signOut(caller.headers),
      }),
    }),
  ];
}

function linkRoutes({ useLink, limitLinks }: AuthRouteNeeds): readonly DeskRoute[] {
  return [
    publicRoute({
      method: 'post',
      path: '/auth/link',
      action: 'link_opened',
      isNothingUnanswered: true,
      input: z.object({ body: z.strictObject({ token }) }),
      handle: async ({ input: { body }, caller }) => {
        const throttled = await tooMany(limitLinks, caller);
        if (throttled) return throttled;
        const link = await useLink.look(body.token);
        if ('fault' in link) return faulty(link);
        const { staffId, ...shown } = link;
        return { ...about(staffId), by: staffId, body: shown };
      },
    }),
    publicRoute({
      method: 'post',
      path: '/auth/link/accept',
      action: 'link_accepted',
      input: z.object({
        body: z.strictObject({ token, username: z.string().max(1_000), password: typed }),
      }),
      handle: async ({ input: { body }, caller }) => {
        const throttled = await tooMany(limitLinks, caller);
        if (throttled) return throttled;
        const accepted = await useLink.accept(body.token, body);
        if ('fault' in accepted) return faulty(accepted);
        return { ...about(accepted.staffId), by: accepted.staffId };
      },
    }),
  ];
}

function ownRoutes({ changePassword }: AuthRouteNeeds): readonly DeskRoute[] {
  return [
    deskRoute({
      method: 'get',
      path: '/auth/me',
      capability: 'account',
      input: NO_INPUT,
      handle: ({ viewer }) =>
        Promise.resolve({
          kind: 'ok',
          body: { ...viewer, capabilities: capabilitiesOf(viewer.role) },
        }),
    }),
    deskRoute({
      method: 'post',
      path: '/auth/password',
      capability: 'account',
      action: 'password_changed',
      input: z.object({ body: z.strictObject({ current: typed, password: typed }) }),
      handle: async ({ input: { body }, viewer, caller }) => {
        const outcome = await changePassword(viewer, { ...body, keep: caller.sessionId });
        if (outcome === undefined) return about(viewer.staffId);
        return 'wait' in outcome
          ? refused('too_many_requests', { wait: outcome.wait })
          : faulty(outcome);
      },
    }),
  ];
}

function sessionRoutes({ sessions }: AuthRouteNeeds): readonly DeskRoute[] {
  return [
    deskRoute({
      method: 'get',
      path: '/auth/sessions',
      capability: 'account',
      input: NO_INPUT,
      handle: async ({ viewer, caller }) => {
        const list = await sessions.list(viewer.staffId);
        const shown = list.map((each) => ({ ...each, current: each.id === caller.sessionId }));
        return { kind: 'ok', body: { sessions: shown } };
      },
    }),
    deskRoute({
      method: 'delete',
      path: '/auth/sessions/:id',
      capability: 'account',
      action: 'session_ended',
      input: z.object({ params: z.object({ id: z.string().max(100) }) }),
      handle: async ({ input: { params }, viewer }) =>
        (await sessions.end(viewer.staffId, params.id))
          ? about(viewer.staffId)
          : refused('not_found'),
    }),
    deskRoute({
      method: 'delete',
      path: '/auth/sessions',
      capability: 'account',
      action: 'sessions_ended',
      input: NO_INPUT,
      handle: async ({ viewer }) => {
        await sessions.endAll(viewer.staffId);
        return about(viewer.staffId);
      },
    }),
  ];
}

async function tooMany(limit: RateLimit, { ip }: Caller): Promise<DeskRefusal | undefined> {
  const wait = await limit(ip);
  return wait === undefined ? undefined : refused('too_many_requests', { wait });
}

function about(staffId: string): AuditedAnswer {
  return { kind: 'ok', subjects: [{ kind: 'staff', id: staffId }] };
}
