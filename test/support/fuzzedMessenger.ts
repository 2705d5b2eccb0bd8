import { fc } from './fastCheck.ts';
import { MESSENGER } from './testAccounts.ts';

/*
 * Bodies as Meta might post them and as nobody would: every documented member, with the right value
 * most of the time and anything at all now and then.
 */

const anything = fc.oneof(
  fc.jsonValue({ maxDepth: 2 }),
  fc.constantFrom(null, '', 0, -1, 2 ** 53 + 2, '\u0000', '\ud800', [], {}),
);
/** Mostly what it should be. */
const mostly = <T>(right: fc.Arbitrary<T>): fc.Arbitrary<unknown> =>
  fc.oneof({ weight: 8, arbitrary: right }, { weight: 1, arbitrary: anything });

const person = fc.constantFrom('7', '9223372036854775123', 9_007_199_254_740_991);
const page = fc.constantFrom(MESSENGER.pageId, Number(MESSENGER.pageId), '1');
const app = fc.constantFrom(MESSENGER.appId, Number(MESSENGER.appId), '263902037430900', 1);
const id = mostly(fc.oneof(person, page));
const party = mostly(fc.record({ id }, { requiredKeys: [] }));
const time = mostly(
  fc.oneof(
    fc.integer({ min: 0, max: 2_000_000_000_000 }),
    fc.constantFrom('1795334400', '1795334400000', Infinity, -5),
  ),
);
const text = mostly(fc.string({ unit: 'binary', maxLength: 40 }));
const some = (members: Record<string, fc.Arbitrary<unknown>>) =>
  mostly(fc.record(members, { requiredKeys: [] }));

const referral = some({
  ref: mostly(fc.constantFrom('abc', 'flow:pension', '__proto__', '')),
  source: mostly(fc.constantFrom('ADS', 'SHORTLINK')),
  ad_id: id,
});
const attachment = some({
  type: mostly(fc.constantFrom('image', 'sticker', 'audio', 'location', 'fallback', 'reel', 'x')),
  payload: some({
    url: mostly(fc.constantFrom('https://scontent.xx.fbcdn.net/1', 'javascript:1', 'http://a')),
    sticker_id: id,
    coordinates: some({ lat: mostly(fc.double()), long: mostly(fc.double()) }),
  }),
});
const message = some({
  mid: mostly(fc.constantFrom('m_1', 'm_2', 7, 'a'.repeat(257))),
  text,
  is_echo: mostly(fc.boolean()),
  is_deleted: mostly(fc.boolean()),
  app_id: mostly(app),
  metadata: mostly(fc.constantFrom('41', 'x')),
  quick_reply: some({ payload: text }),
  attachments: mostly(fc.array(attachment, { maxLength: 3 })),
  referral,
});
const thread = some({ new_owner_app_id: mostly(app), previous_owner_app_id: mostly(app) });
const item = some({
  sender: party,
  recipient: party,
  timestamp: time,
  message,
  postback: some({ mid: id, title: text, payload: mostly(fc.constant('GET_STARTED')), referral }),
  referral,
  delivery: some({ mids: mostly(fc.array(anything, { maxLength: 3 })), watermark: time }),
  read: some({ watermark: time }),
  reaction: anything,
  pass_thread_control: thread,
  take_thread_control: thread,
  request_thread_control: thread,
  policy_enforcement: some({ action: mostly(fc.constantFrom('block', 'warning', 'unblock')) }),
  'policy-enforcement': some({ action: mostly(fc.constant('block')) }),
  optin: anything,
});
const items = mostly(fc.array(item, { maxLength: 4 }));
const comment = some({
  item: mostly(fc.constant('comment')),
  verb: mostly(fc.constant('add')),
  comment_id: id,
  post_id: id,
  from: party,
  created_time: time,
  message: text,
});
const change = some({
  field: mostly(fc.constantFrom('feed', 'messaging_postbacks', 'mention')),
  value: fc.oneof(comment, item),
});
const entry = some({
  id: mostly(page),
  time,
  messaging: items,
  standby: items,
  changes: mostly(fc.array(change, { maxLength: 3 })),
});
const whole = fc.oneof(
  {
    weight: 12,
    arbitrary: fc.record({
      object: mostly(fc.constant('page')),
      entry: mostly(fc.array(entry, { maxLength: 3 })),
    }),
  },
  { weight: 1, arbitrary: change },
  { weight: 1, arbitrary: anything },
);

/** Cut, doubled, or with one character changed. */
function damaged(json: string, how: number, at: number): string {
  const place = json.length === 0 ? 0 : at % json.length;
  if (how === 0) return json.slice(0, place);
  if (how === 1) return json + json;
  return json.slice(0, place) + String.fromCharCode(at % 0x80) + json.slice(place + 1);
}

/** A body, as JSON most of the time. */
export const messengerBody: fc.Arbitrary<string> = fc.oneof(
  { weight: 9, arbitrary: whole.map((body) => JSON.stringify(body)) },
  {
    weight: 1,
    arbitrary: fc
      .tuple(whole, fc.integer({ min: 0, max: 2 }), fc.nat(10_000))
      .map(([body, how, at]) => damaged(JSON.stringify(body), how, at)),
  },
);

/** How many bodies `messengerBodies` makes of one: making one is what takes long. */
export const VARIANTS = 10;

const hostile = fc.constantFrom<unknown>(
  ...[null, true, 0, -1, 1.5, 2 ** 53 + 2, '', '7', '\u0000', '\ud800', 'a'.repeat(300), [], {}],
  ...[[null], { id: null }, { id: '7' }, '__proto__', MESSENGER.pageId, MESSENGER.appId],
);

/** A body, and nine like it in each of which one value is another. */
export const messengerBodies: fc.Arbitrary<readonly string[]> = fc
  .tuple(
    messengerBody,
    whole,
    fc.array(fc.tuple(fc.nat(60), hostile), { minLength: VARIANTS - 1, maxLength: VARIANTS - 1 }),
  )
  .map(([body, base, changes]) => [
    body,
    ...changes.map(([place, value]) => withValue(base, place, value)),
  ]);

/** The value that is written at that place, counted from the outside, gives way to another. */
function withValue(body: unknown, place: number, value: unknown): string {
  let passed = 0;
  const changed: unknown = JSON.stringify(body, (_name, each: unknown) => {
    passed += 1;
    return passed === place + 2 ? value : each;
  });
  return String(changed);
}
