import { encode } from 'uqr';
import { z } from 'zod';
import type { LinkChats } from '../../../conversation/staffChat/linkChats.ts';
import { CHANNELS } from '../../../core/shared/contact.ts';
import { deskRoute, NO_INPUT, type DeskRoute } from './deskRoute.ts';
import { refused } from './reply.ts';

/** One's own chats: which are linked, a code to link one, and the end of a link. */
export function chatRoutes({ chats }: { readonly chats: LinkChats }): readonly DeskRoute[] {
  return [shownRoute(chats), codeRoute(chats), unlinkRoute(chats)];
}

function shownRoute(chats: LinkChats): DeskRoute {
  return deskRoute({
    method: 'get',
    path: '/chat-links',
    capability: 'account',
    input: NO_INPUT,
    handle: async ({ viewer }) => {
      const shown = await chats.shown(viewer.staffId);
      const accounts = shown.accounts.map((account) => ({ ...account, qr: qrOf(account.url) }));
      return { kind: 'ok', body: { ...shown, accounts } };
    },
  });
}

function codeRoute(chats: LinkChats): DeskRoute {
  return deskRoute({
    method: 'post',
    path: '/chat-links/code',
    capability: 'account',
    action: 'chat_code_made',
    input: NO_INPUT,
    handle: async ({ viewer: { staffId } }) => {
      const drawn = await chats.draw(staffId);
      if (drawn.kind === 'wait') return refused('too_many_requests', { wait: drawn.wait });
      const { code, expiresAt } = drawn;
      return { kind: 'ok', body: { code, expiresAt }, subjects: [{ kind: 'staff', id: staffId }] };
    },
  });
}

function unlinkRoute(chats: LinkChats): DeskRoute {
  return deskRoute({
    method: 'delete',
    path: '/chat-links/:channel',
    capability: 'account',
    action: 'chat_unlinked',
    input: z.object({ params: z.object({ channel: z.enum(CHANNELS) }) }),
    handle: async ({ viewer: { staffId }, input: { params } }) => {
      await chats.unlink(staffId, params.channel);
      const subjects = [{ kind: 'staff', id: staffId }];
      // A page reads anew: what is over already is as good as ended now.
      return { kind: 'ok', body: {}, subjects, facts: { channel: params.channel, by: 'desk' } };
    },
  });
}

/** A QR code to be drawn: `path` fills the dark squares of a field of `size` by `size`. */
function qrOf(url: string): { readonly size: number; readonly path: string } {
  const { size, data } = encode(url, { border: 2 });
  const rows = data.flatMap((row, y) =>
    row.flatMap((isDark, x) => (isDark ? [`M${x} ${y}h1v1h-1z`] : [])),
  );
  return { size, path: rows.join('') };
}
