import { z } from 'zod';
import { readJson } from '../../../src/adapters/channels/readJson.ts';
import type { FakeAnswer, ReceivedCall } from '../loopback.ts';
import { refusal } from './refusal.ts';

/** How the Page is set up. */
export interface FakePage {
  /** Fields that the app hears of. */
  readonly subscribed: () => readonly string[];
  /** As after an hour of failed webhooks: the app hears of nothing any more. */
  readonly unsubscribe: () => void;
  /** The Messenger profile as it is live. */
  readonly profile: () => Readonly<Record<string, unknown>>;
  /** Answers calls to `subscribed_apps` and `messenger_profile`; undefined for any other. */
  readonly take: (call: ReceivedCall, edge: string) => FakeAnswer | undefined;
}

const SUCCESS = { status: 200, body: { success: true } };

/** A Page without a profile, subscribed to nothing. */
export function fakePage(appId: string): FakePage {
  let fields: readonly string[] = [];
  let live: Record<string, unknown> = {};
  return {
    subscribed: () => fields,
    unsubscribe: () => (fields = []),
    profile: () => live,
    take(call, edge) {
      if (edge === 'subscribed_apps') return subscription(call);
      return edge === 'messenger_profile' ? profile(call) : undefined;
    },
  };

  function subscription({ method, url }: ReceivedCall): FakeAnswer {
    if (method === 'GET') {
      const app = { category: 'Business', name: 'An Sinh', id: appId, subscribed_fields: fields };
      return { status: 200, body: { data: fields.length === 0 ? [] : [app] } };
    }
    const wanted = url.searchParams.get('subscribed_fields')?.split(',') ?? [];
    const unknown = wanted.find((name) => !FIELDS.includes(name));
    if (method !== 'POST' || unknown !== undefined || wanted.length === 0) {
      return refusal(400, '100', `Param subscribed_fields has no field ${unknown ?? ''}`);
    }
    fields = wanted;
    return SUCCESS;
  }

  function profile({ method, url, body }: ReceivedCall): FakeAnswer {
    if (method === 'GET') {
      const asked = url.searchParams.get('fields')?.split(',') ?? [];
      const found = Object.fromEntries(
        Object.entries(live).filter(([name]) => asked.includes(name)),
      );
      return { status: 200, body: { data: Object.keys(found).length === 0 ? [] : [found] } };
    }
    return method === 'DELETE' ? remove(body) : set(body);
  }

  function set(body: string): FakeAnswer {
    const read = profileSchema.safeParse(readJson(Buffer.from(body)));
    if (!read.success) return refusal(400, '100', 'Invalid parameter');
    const next = { ...live, ...read.data };
    if (next.persistent_menu !== undefined && next.get_started === undefined) {
      return refusal(400, '100', 'You must set a Get Started button if you set a persistent menu');
    }
    live = next;
    return { status: 200, body: { result: 'success' } };
  }

  function remove(body: string): FakeAnswer {
    const read = z.object({ fields: z.array(z.string()) }).safeParse(readJson(Buffer.from(body)));
    if (!read.success) return refusal(400, '100', 'Invalid parameter');
    const gone = read.data.fields;
    live = Object.fromEntries(Object.entries(live).filter(([name]) => !gone.includes(name)));
    return { status: 200, body: { result: 'success' } };
  }
}

/** The fields of the product Messenger and of the Page that an app may hear of. */
const FIELDS = [
  'messages',
  'messaging_postbacks',
  'messaging_referrals',
  'messaging_optins',
  'message_deliveries',
  'message_reads',
  'message_echoes',
  'message_reactions',
  'message_edits',
  'messaging_handovers',
  'standby',
  'messaging_policy_enforcement',
  'feed',
  'mention',
];

const within = (limit: number) => z.string().min(1).max(limit);
const action = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('postback'), title: within(30), payload: within(1_000) }),
  z.strictObject({ type: z.literal('web_url'), title: within(30), url: z.url() }),
]);
const profileSchema = z.strictObject({
  get_started: z.strictObject({ payload: within(1_000) }).optional(),
  greeting: z.array(z.strictObject({ locale: z.string(), text: within(160) })).optional(),
  persistent_menu: z
    .array(
      z.strictObject({
        locale: z.string(),
        composer_input_disabled: z.boolean().optional(),
        call_to_actions: z.array(action).min(1).max(20),
      }),
    )
    .optional(),
  ice_breakers: z
    .array(
      z.strictObject({
        locale: z.string(),
        call_to_actions: z
          .array(z.strictObject({ question: within(80), payload: within(1_000) }))
          .min(1)
          .max(4),
      }),
    )
    .optional(),
});
