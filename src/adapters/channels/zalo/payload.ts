import { z } from 'zod';
import { identifierSchema } from '../identifier.ts';
import { numericSchema } from '../numeric.ts';

/*
 * What Zalo posts, one event per request (docs.zaloplatforms.com, OA, "Webhook"):
 * {"app_id":"1","sender":{"id":"2"},"recipient":{"id":"3"},"event_name":"user_send_text",
 *  "message":{"text":"…","msg_id":"4"},"timestamp":"1540361303693"}
 * Unknown members are welcome, absent ones may be null, ids and times may be numbers.
 */

const party = z.object({ id: identifierSchema.nullish() }).nullish();

/** The members that decide whether an event concerns us at all. */
export const zaloEnvelopeSchema = z.object({
  app_id: identifierSchema.nullish(),
  event_name: z.string().regex(/^\w{1,64}$/),
});

/** An event that a person caused. */
export const zaloEventSchema = zaloEnvelopeSchema.extend({
  /** Part of the event's identity, so held to what an id may be. */
  timestamp: identifierSchema.nullish().catch(null),
  oa_id: identifierSchema.nullish(),
  sender: party,
  recipient: party,
  follower: party,
  user_id: identifierSchema.nullish(),
  message: z
    .object({
      msg_id: identifierSchema.nullish(),
      text: z.string().nullish(),
      attachments: z.array(z.unknown()).nullish(),
    })
    .nullish(),
  info: z.unknown().optional(),
});

/** An event of a person as parsed. */
export type ZaloEvent = z.infer<typeof zaloEventSchema>;

const url = z.string().regex(/^https?:\/\//);

/** An attachment we can use: it has an address. */
export const zaloAttachmentSchema = z.object({ payload: z.object({ url }) });

/** Coordinates come as strings. */
export const zaloLocationSchema = z.object({
  payload: z.object({
    coordinates: z.object({
      latitude: numericSchema.pipe(z.number().min(-90).max(90)),
      longitude: numericSchema.pipe(z.number().min(-180).max(180)),
    }),
  }),
});

const words = z.union([z.string(), z.number()]).transform(String).nullish();

/** The contact form: since 2025 with `full_address`, before with flat members. */
export const zaloContactSchema = z.object({
  name: words,
  phone: words,
  address: words,
  ward: words,
  district: words,
  city: words,
  full_address: z.object({ user_address: words, user_ward: words, user_city: words }).nullish(),
});

/** The contact form as parsed. */
export type ZaloContact = z.infer<typeof zaloContactSchema>;
