import { sql } from 'drizzle-orm';
import { z } from 'zod';
import type { LaneOutcome } from '../../../conversation/stores.ts';
import type {
  LayOut,
  StaffWords,
  WaitingWord,
  WordAnswer,
} from '../../../conversation/staffChat/ports.ts';
import type { Clock } from '../../../conversation/ports.ts';
import { CHANNELS } from '../../../core/shared/contact.ts';
import type { StaffSaid } from '../../../core/staffChat/said.ts';
import { readTap, tapText } from '../../../core/staffChat/tap.ts';
import { columns } from '../columns.ts';
import { enqueue } from '../talks/say.ts';
import { lockContacts } from '../lockContacts.ts';
import type { Queries } from '../openDatabase.ts';
import { wordWork } from './wordWork.ts';

interface WordNeeds {
  readonly queries: Queries;
  readonly clock: Clock;
}

/** Tries before a word is let go, the pause doubling from a second. */
const MOST_TRIES = 6;
const PAUSE_MS = 1_000;

/**
 * What colleagues said, on the database. A word is worked on under the lock of its contact and goes in
 * the transaction that stores what it did and what is answered: a process that dies leaves either all
 * of it or the word.
 */
export function databaseStaffWords({ queries, clock }: WordNeeds): StaffWords {
  return {
    async takeOne({ work, layOut, apology, failed }) {
      const waiting = await oldest(queries, clock());
      if (!waiting) return false;
      const take = (answer: (word: WaitingWord, inside: Queries) => Promise<WordAnswer>) =>
        takeWord(queries, waiting, { answer, layOut, now: clock() });
      try {
        await take((word, inside) => work(word, wordWork({ queries: inside, clock }, word)));
      } catch (error) {
        failed(waiting, error);
        if (waiting.attempts + 1 < MOST_TRIES) await postpone(queries, waiting, clock());
        else await take(() => Promise.resolve({ message: apology }));
      }
      return true;
    },
  };
}

const waitingRow = z.object({ id: z.string(), contactId: z.string(), attempts: z.number() });
type Waiting = z.infer<typeof waitingRow>;

/** In the order in which a person spoke: what is behind a word that failed waits for it. */
async function oldest(queries: Queries, now: number): Promise<Waiting | undefined> {
  const { rows } = await queries.execute(sql`
    select id::text, contact_id::text as "contactId", attempts from staff_words w
    where next_at <= ${now}::bigint and not exists (
      select 1 from staff_words o where o.contact_id = w.contact_id and o.id < w.id)
    order by w.id limit 1`);
  return rows[0] && waitingRow.parse(rows[0]);
}

async function postpone(queries: Queries, { id, attempts }: Waiting, now: number): Promise<void> {
  await queries.execute(sql`
    update staff_words set attempts = attempts + 1,
      next_at = ${now + PAUSE_MS * 2 ** attempts}::bigint where id = ${id}::bigint`);
}

interface Taking {
  readonly answer: (word: WaitingWord, inside: Queries) => Promise<WordAnswer>;
  readonly layOut: LayOut;
  readonly now: number;
}

function takeWord(queries: Queries, { id, contactId }: Waiting, taking: Taking): Promise<void> {
  return queries.transaction(async (inside) => {
    await lockContacts(inside, [contactId]);
    const word = await readWord(inside, id);
    // Another process was faster, or the person was erased.
    if (!word) return;
    const { message, pending } = await taking.answer(word, inside);
    const { now } = taking;
    await inside.execute(sql`
      update staff_chats set pending = ${pending ? tapText(pending) : null},
        asked_at = ${pending ? now : null}::bigint
      where contact_id = ${contactId}::bigint`);
    const parts = taking.layOut(word.channel, [message]);
    const held = { queries: inside, contactId, now, mayPay: false };
    await enqueue(held, { parts, purpose: 'reply' });
    await forget(inside, word);
  });
}

const wordRow = z.object({
  id: z.string(),
  contactId: z.string(),
  channel: z.enum(CHANNELS),
  eventId: z.string(),
  said: z.object({
    kind: z.enum(['link', 'unlink', 'today', 'tap', 'unclear']),
    tap: z.string().optional(),
  }),
  content: z.looseObject({ text: z.string().optional() }),
});

async function readWord(queries: Queries, id: string) {
  const { rows } = await queries.execute(sql`
    select w.id::text, w.contact_id::text as "contactId", c.channel, w.event_id::text as "eventId",
      w.said, e.content
    from staff_words w join contacts c on c.id = w.contact_id
    join inbound_events e on e.id = w.event_id where w.id = ${id}::bigint`);
  if (rows[0] === undefined) return undefined;
  const { said, content, ...word } = wordRow.parse(rows[0]);
  return { ...word, said: toSaid(said), text: content.text ?? '' };
}

function toSaid({ kind, tap }: z.infer<typeof wordRow>['said']): StaffSaid {
  if (kind === 'link' || kind === 'unlink' || kind === 'today') return { kind };
  const read = readTap(tap ?? '');
  if (!read) throw new Error(`staff_words holds "${kind}" with a tap that cannot be read`);
  return { kind, tap: read };
}

/** A code that was written is nobody's business afterwards. */
async function forget(
  queries: Queries,
  {
    id,
    eventId,
    said,
  }: { readonly id: string; readonly eventId: string; readonly said: StaffSaid },
): Promise<void> {
  if (said.kind === 'link') {
    await queries.execute(sql`
      update inbound_events set content = '{"kind":"text","text":"••••••••"}'::json
      where id = ${eventId}::bigint`);
  }
  await queries.execute(sql`delete from staff_words where id = ${id}::bigint`);
}

/** Keeps what was said to the desk, in the transaction of the turns that heard it. */
export async function storeStaffWords(
  { queries, now }: { readonly queries: Queries; readonly now: number },
  outcomes: readonly Pick<LaneOutcome, 'contactId' | 'staffWords'>[],
): Promise<void> {
  const words = outcomes.flatMap(({ contactId, staffWords = [] }) =>
    staffWords.map((word) => ({ ...word, contactId })),
  );
  if (words.length === 0) return;
  const given = columns(words, {
    contact_id: ['bigint', ({ contactId }) => contactId],
    event_id: ['bigint', ({ eventId }) => eventId],
    said: ['json', ({ said }) => JSON.stringify(fromSaid(said))],
  });
  await queries.execute(sql`
    insert into staff_words (contact_id, event_id, said, next_at)
    select contact_id, event_id, said, ${now}::bigint from ${given} order by place`);
}

function fromSaid(said: StaffSaid): object {
  return 'tap' in said ? { kind: said.kind, tap: tapText(said.tap) } : said;
}
