import { fc } from './fastCheck.ts';
import { ZALO } from './testAccounts.ts';

/** Bodies that Zalo could be thought to post, and what becomes of them on a bad day. */

const NAMES = [
  ...['text', 'image', 'gif', 'link', 'audio', 'video', 'sticker', 'location', 'file'].map(
    (kind) => `user_send_${kind}`,
  ),
  ...['user_send_business_card', 'user_submit_info', 'follow', 'unfollow', 'user_withdraw'],
  ...['user_click_chatnow', 'user_received_message', 'user_seen_message', 'oa_send_text'],
  ...['permission_revoked', 'user_feedback', 'user_reacted_message', 'tomorrows_event'],
];

const id = fc.oneof(
  fc.stringMatching(/^\d{1,20}$/),
  fc.maxSafeNat(),
  fc.constantFrom(ZALO.oaId, '', '9223372036854775123'),
);
const anything = fc.oneof(
  { weight: 5, arbitrary: fc.jsonValue({ maxDepth: 3 }) },
  { weight: 1, arbitrary: fc.constantFrom('#as:', '\u0000', '\ud800', '😀'.repeat(3_000), 1e308) },
  { weight: 1, arbitrary: fc.constantFrom('#as:answer:menu.wish:x', '#as:command:erase') },
);
const party = fc.record({ id, admin_id: id }, { requiredKeys: [] });
const attachment = fc.record(
  {
    type: fc.string(),
    payload: fc.oneof(
      fc.record({ url: fc.webUrl(), thumbnail: fc.webUrl() }),
      fc.record({ coordinates: fc.record({ latitude: anything, longitude: anything }) }),
      anything,
    ),
  },
  { requiredKeys: [] },
);
const info = fc.record(
  {
    name: fc.oneof(fc.string(), anything),
    phone: fc.oneof(fc.stringMatching(/^84\d{9}$/), anything),
    full_address: fc.oneof(fc.record({ user_city: fc.string(), user_ward: anything }), anything),
  },
  { requiredKeys: [] },
);

/** An event of the right shape, some members missing. */
const event = fc.record(
  {
    app_id: fc.constant(ZALO.appId),
    event_name: fc.constantFrom(...NAMES),
    timestamp: fc.oneof(fc.stringMatching(/^\d{10,13}$/), fc.nat()),
    sender: party,
    recipient: fc.constant({ id: ZALO.oaId }),
    oa_id: fc.constant(ZALO.oaId),
    follower: party,
    user_id: id,
    message: fc.record(
      { msg_id: id, msg_ids: fc.array(id), text: fc.string(), attachments: fc.array(attachment) },
      { requiredKeys: [] },
    ),
    info,
  },
  { requiredKeys: ['app_id', 'event_name'] },
);

/** A member, anywhere in the first two levels, that is something else. */
const spoiled = fc
  .tuple(event, fc.nat(), fc.nat(), anything)
  .map(([body, first, second, value]) => spoil(body, [first, second], value));

const spoilt = fc.oneof(
  { weight: 4, arbitrary: event.map((body) => JSON.stringify(body)) },
  { weight: 4, arbitrary: spoiled.map((body) => JSON.stringify(body)) },
  { weight: 1, arbitrary: anything.map((body) => JSON.stringify(body)) },
  { weight: 1, arbitrary: fc.nat(2_000).map((depth) => '['.repeat(depth) + ']'.repeat(depth)) },
);

/** Bytes: mostly JSON, sometimes cut, with a byte changed, or noise. */
export const mutatedBodies: fc.Arbitrary<Buffer> = fc.oneof(
  { weight: 6, arbitrary: spoilt.map((text) => Buffer.from(text)) },
  {
    weight: 2,
    arbitrary: fc
      .tuple(spoilt, fc.nat())
      .map(([text, at]) => Buffer.from(text).subarray(0, at % (text.length + 1))),
  },
  {
    weight: 2,
    arbitrary: fc.tuple(spoilt, fc.nat(), fc.nat(255)).map(([text, at, byte]) => {
      const bytes = Buffer.from(text);
      if (bytes.length > 0) bytes[at % bytes.length] = byte;
      return bytes;
    }),
  },
  {
    weight: 1,
    arbitrary: fc.uint8Array({ maxLength: 400 }).map((bytes) => Buffer.from(bytes)),
  },
);

function spoil(body: object, [first, ...rest]: readonly number[], value: unknown): object {
  const members = Object.entries(body);
  const [name, member]: [string, unknown?] = members[
    (first ?? 0) % Math.max(1, members.length)
  ] ?? ['event_name'];
  const isDeeper = rest.length > 0 && typeof member === 'object' && member !== null;
  return { ...body, [name]: isDeeper ? spoil({ ...member }, rest, value) : value };
}
