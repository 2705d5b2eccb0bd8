import { z } from 'zod';
import { Defect, NoFigureToday } from '../flow/failure.ts';
import { figureSchema, type Entry } from '../knowledge/entry.ts';
import { tell, type Listener } from '../knowledge/tell.ts';
import type { AssessmentLine } from '../policy/assessment.ts';
import { localDate } from '../shared/localDate.ts';

const ID = /^[a-z0-9]+(-[a-z0-9]+)*$/;

const replySchema = z.strictObject({
  id: z.string().regex(ID, 'use lower-case letters, digits and -'),
  /** What a colleague looks for. */
  title: z.string().min(1).max(60),
  /** Liquid, as curated answers: each figure from a parameter or a calculator. */
  text: z.string().min(1),
  figures: z.record(z.string().regex(/^[a-z][a-z0-9_]*$/), figureSchema).default({}),
});

/** The shape of `content/desk/replies.yaml`: what colleagues often say, for the tap of a thumb. */
export const repliesSchema = z.strictObject({ replies: z.array(replySchema).min(1) });

export type SavedReply = z.infer<typeof replySchema>;

/** Something to say, with the law card beside it. */
export interface ReplyCard {
  readonly id: string;
  readonly title: string;
  /** Absent: a figure in it has no value that day, so it cannot be said. */
  readonly text?: string;
  /** The figures in it, each with its articles and the day they count from. */
  readonly lines: readonly AssessmentLine[];
}

/** Says a reply to somebody on a day. Throws `Defect` for what cannot be said on any day. */
export function tellReply(reply: SavedReply, listener: Listener): ReplyCard {
  const { id, title } = reply;
  return cardOf(entryOf(reply), { id, title }, listener);
}

/** A curated answer in the same form; undefined when it cannot be said. */
export function tellEntry(entry: Entry, listener: Listener): ReplyCard | undefined {
  try {
    const title = tell(entry, 'question', listener)?.text ?? entry.question;
    return cardOf(entry, { id: entry.id, title }, listener);
  } catch (error) {
    if (error instanceof Defect || error instanceof NoFigureToday) return undefined;
    throw error;
  }
}

function cardOf(
  entry: Entry,
  named: Pick<ReplyCard, 'id' | 'title'>,
  listener: Listener,
): ReplyCard {
  try {
    const { text = '', lines = [] } = tell(entry, 'answer', listener) ?? {};
    return { ...named, text, lines: lines.filter(({ references }) => references.length > 0) };
  } catch (error) {
    if (error instanceof NoFigureToday) return { ...named, lines: [] };
    throw error;
  }
}

const entries = new WeakMap<SavedReply, Entry>();
const ANY_DAY = localDate('2000-01-01');

/** A reply is said as curated answers are; what is parsed of it lives as long as the reply. */
function entryOf(reply: SavedReply): Entry {
  const known = entries.get(reply);
  if (known) return known;
  const { id, title, text, figures } = reply;
  const entry: Entry = {
    id,
    place: 'national',
    topic: 'replies',
    question: title,
    asked: [],
    figures,
    answer: text,
    source: [],
    from: ANY_DAY,
    reviewed: ANY_DAY,
    status: 'confirmed',
  };
  entries.set(reply, entry);
  return entry;
}
