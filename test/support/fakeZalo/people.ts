import { z } from 'zod';
import { readJson } from '../../../src/adapters/channels/readJson.ts';
import type { Clock } from '../../../src/conversation/ports.ts';

/** Who may be written to: the fake is told what people did, as Zalo knows it itself. */
export interface FakePeople {
  /** Somebody interacted at `at` (epoch milliseconds, now when it is left out). */
  interacted(user: string, at?: number): void;
  /** Reads it from a webhook that the fake is thought to have posted. */
  posted(body: Uint8Array): void;
  /** Why a consultation message to somebody is refused; undefined when it may go. */
  refusalTo(user: string): { readonly code: number; readonly message: string } | undefined;
}

const WINDOW = 7 * 24 * 60 * 60 * 1000;

/** Interactions by Zalo's rules: what a person says, a follow, the chat button; no receipt, no echo. */
const INTERACTION = /^(user_send_\w+|user_submit_info|follow|user_click_chatnow)$/;

const id = z.union([z.string(), z.number().transform(String)]).nullish();
const eventSchema = z.object({
  event_name: z.string(),
  sender: z.object({ id }).nullish(),
  follower: z.object({ id }).nullish(),
  user_id: id,
});

export function fakePeople(clock: Clock): FakePeople {
  const last = new Map<string, number>();
  const gone = new Set<string>();
  return {
    interacted(user, at = clock()) {
      last.set(user, at);
      gone.delete(user);
    },
    posted(body) {
      const event = eventSchema.safeParse(readJson(body));
      if (!event.success) return;
      const { event_name: name, sender, follower, user_id: userId } = event.data;
      const user = sender?.id ?? follower?.id ?? userId;
      if (!user) return;
      if (name === 'user_withdraw') gone.add(user);
      if (INTERACTION.test(name)) this.interacted(user);
    },
    refusalTo(user) {
      if (gone.has(user)) return { code: -244, message: 'User has withdrawn' };
      // Who is not known here was told of by nobody: a test of the channel alone.
      if (last.size === 0) return undefined;
      const at = last.get(user);
      if (at === undefined) return { code: -232, message: 'User has never interacted' };
      if (clock() - at <= WINDOW) return undefined;
      return { code: -230, message: 'User has not interacted with OA in the last 7 days' };
    },
  };
}
