import { z } from 'zod';
import { identifierSchema } from '../identifier.ts';
import { numericSchema } from '../numeric.ts';

/*
 * What Meta posts, many items per request (developers.facebook.com, Messenger Platform, "Webhooks"):
 * {"object":"page","entry":[{"id":"1","time":1772998024000,"messaging":[{"sender":{"id":"2"},
 *  "recipient":{"id":"1"},"timestamp":1772998024000,"message":{"mid":"m_1","text":"…"}}]}]}
 * Every level is read on its own, so that one bad item never spoils its neighbours.
 */

/** A list that is none counts as absent: it must not take its neighbours with it. */
const list = z.array(z.unknown()).nullish().catch(null);

/** The whole body. */
export const envelopeSchema = z.object({ object: z.literal('page'), entry: list });

/** What happened at one Page; `time` and `id` stand in for what an item lacks. */
export const entrySchema = z.object({
  id: identifierSchema.nullish().catch(null),
  time: identifierSchema.nullish().catch(null),
  messaging: list,
  standby: list,
  changes: list,
});

/** An item in the form of the documentation's samples, or something in the Page's feed. */
export const changeSchema = z.object({ field: z.string(), value: z.unknown() });

/** Where somebody came from: an `m.me` link, or an advertisement with or without a `ref`. */
const referral = z
  .object({
    ref: z.string().nullish().catch(null),
    ad_id: identifierSchema.nullish().catch(null),
    source: z.string().nullish().catch(null),
  })
  .nullish()
  .catch(null);
const party = z.object({ id: identifierSchema.nullish() }).nullish();

/** One item of `messaging[]` that a person caused. */
export const itemSchema = z.object({
  sender: party,
  recipient: party,
  /** Part of some events' identity, so held to what an id may be. */
  timestamp: identifierSchema.nullish().catch(null),
  message: z
    .object({
      mid: identifierSchema.nullish(),
      text: z.string().nullish(),
      quick_reply: z.object({ payload: z.string() }).nullish(),
      attachments: list,
      referral,
    })
    .nullish(),
  postback: z
    .object({
      mid: identifierSchema.nullish(),
      title: z.string().nullish(),
      payload: z.string().nullish(),
      referral,
    })
    .nullish(),
  referral,
});

/** An item as parsed. */
export type MessengerItem = z.infer<typeof itemSchema>;

/** An attachment of a message; a location carries coordinates, the others an address. */
export const attachmentSchema = z.object({
  type: z.string(),
  payload: z
    .object({
      url: z.string().nullish(),
      sticker_id: identifierSchema.nullish(),
      coordinates: z
        .object({
          lat: numericSchema.pipe(z.number().min(-90).max(90)),
          long: numericSchema.pipe(z.number().min(-180).max(180)),
        })
        .nullish(),
    })
    .nullish(),
});

/** An attachment as parsed. */
export type MessengerAttachment = z.infer<typeof attachmentSchema>;
