import { z } from 'zod';
import { DeliveryError } from '../../../conversation/ports.ts';
import { identifierSchema } from '../identifier.ts';
import type { CallGraph } from './graph.ts';

/** How the Page itself is set up. Everything rejects with `DeliveryError` only. */
export interface PageClient {
  /** The fields that the app hears of; empty when the Page is not subscribed to it. */
  subscribedFields(appId: string): Promise<readonly string[]>;
  /** Subscribes to exactly these: fields that are left out are no longer heard. */
  subscribe(fields: readonly string[]): Promise<void>;
  /** The parts of the Messenger profile that are set, by name. */
  profile(parts: readonly string[]): Promise<Readonly<Record<string, unknown>>>;
  setProfile(profile: Readonly<Record<string, unknown>>): Promise<void>;
  removeFromProfile(parts: readonly string[]): Promise<void>;
}

/** Reads and changes a Page's subscription and Messenger profile (Graph API, `subscribed_apps`, `messenger_profile`). */
export function pageClient(call: CallGraph): PageClient {
  return {
    async subscribedFields(appId) {
      const body = await call({ method: 'GET', edge: 'subscribed_apps' });
      const apps = expected(appsSchema, body, 'no_subscriptions').data;
      return apps.find(({ id }) => id === appId)?.subscribed_fields ?? [];
    },
    async subscribe(fields) {
      const query = { subscribed_fields: fields.join(',') };
      await succeeded(call({ edge: 'subscribed_apps', query }));
    },
    async profile(parts) {
      const query = { fields: parts.join(',') };
      const body = await call({ method: 'GET', edge: 'messenger_profile', query });
      const { data } = expected(profileSchema, body, 'no_profile');
      return Object.fromEntries(data.flatMap((part) => Object.entries(part)));
    },
    setProfile: (profile) =>
      succeeded(call({ edge: 'messenger_profile', body: JSON.stringify(profile) })),
    removeFromProfile: (fields) =>
      succeeded(
        call({ method: 'DELETE', edge: 'messenger_profile', body: JSON.stringify({ fields }) }),
      ),
  };
}

/** Older versions give fields as objects with a name. */
const field = z.union([z.string(), z.object({ name: z.string() }).transform(({ name }) => name)]);
const appsSchema = z.object({
  data: z.array(
    z.object({ id: identifierSchema, subscribed_fields: z.array(field).nullish().catch(null) }),
  ),
});
const profileSchema = z.object({ data: z.array(z.record(z.string(), z.unknown())) });
const successSchema = z.union([
  z.object({ success: z.literal(true) }),
  z.object({ result: z.literal('success') }),
]);

async function succeeded(answer: Promise<unknown>): Promise<void> {
  expected(successSchema, await answer, 'no_success');
}

function expected<Schema extends z.ZodType>(
  schema: Schema,
  body: unknown,
  otherwise: string,
): z.output<Schema> {
  const read = schema.safeParse(body);
  if (!read.success) throw new DeliveryError('unknown', otherwise);
  return read.data;
}
