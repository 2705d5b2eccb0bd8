import { z } from 'zod';
import { identifierSchema } from '../identifier.ts';
import { numericSchema } from '../numeric.ts';

/*
 * What Zalo posts, one event per request (docs.zaloplatforms.com, OA, "Webhook"):
 * {"app_id":"1","sender":{"id":"2"},"recipient":{"id":"3"},"event_name":"user_send_text",
 *  "message":{"text":"…","msg_id":"4"},"timestamp":"1540361303693"}
 * Unknown members are welcome, absent ones may be null, ids and times may be numbers.
 */

/** A member that is not what it should be counts as absent: the rest of the event may still serve. */
const optionalId = identifierSchema.nullish().catch(null);
const party = z.object({ id: optionalId, admin_id: optionalId }).nullish().catch(null);

/** The members that decide whether an event concerns us at all. */
export const zaloEnvelopeSchema = z.object({
  app_id: identifierSchema.nullish(),
  event_name: z.string().regex(/^\w{1,64}$/),
});

/** An event whatever its name. */
export const zaloEventSchema = zaloEnvelopeSchema.extend({
  /** Part of the event's identity, so held to what an id may be. */
  timestamp: optionalId,
  oa_id: optionalId,
  /** Events about templates write it so. */
  oaId: optionalId,
  sender: party,
  recipient: party,
  follower: party,
  user_id: optionalId,
  message: z
    .object({
      msg_id: optionalId,
      msg_ids: z.array(identifierSchema).nullish().catch(null),
      text: z
        .union([z.string(), z.number().transform(String)])
        .nullish()
        .catch(null),
      attachments: z.array(z.unknown()).nullish().catch(null),
      tracking_id: z.unknown().optional(),
      delivery_time: z.unknown().optional(),
    })
    .nullish()
    .catch(null),
  info: z.unknown().optional(),
});

/** An event as parsed. */
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

const words = z.union([z.string(), z.number()]).transform(String).nullish().catch(null);

/** The contact form: since 2025 with `full_address`, before with flat members. */
export const zaloContactSchema = z.object({
  name: words,
  phone: words,
  address: words,
  ward: words,
  district: words,
  city: words,
  full_address: z
    .object({ user_address: words, user_ward: words, user_city: words })
    .nullish()
    .catch(null),
});

/** The contact form as parsed. */
export type ZaloContact = z.infer<typeof zaloContactSchema>;
