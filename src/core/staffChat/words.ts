import { z } from 'zod';
import { NOTICE_KINDS } from '../desk/notice.ts';
import { CLOSED_STATES } from '../lead/work.ts';
import { PAYING_METHODS } from '../shared/payingMethods.ts';

/** The longest title of a button on every platform: Messenger's ("Quick Replies"). */
const LONGEST_TITLE = 20;
const WEEKDAYS_WITH_NUMBERS = 6;

/** What the words of a time mean. */
export const TIME_TAGS = [
  ...(['morning', 'noon', 'afternoon', 'evening'] as const),
  ...(['today', 'tomorrow', 'day_after', 'weekday', 'sunday'] as const),
  ...(['hour', 'minute', 'half', 'half_hour', 'from_now', 'around'] as const),
] as const;

const text = says();
const title = z.string().min(1).max(LONGEST_TITLE);
const heard = z.array(z.string().min(1)).min(1);

/** The shape of `content/phrases/staff-chat.yaml`: the bot's words with colleagues in a chat. */
export const staffChatWordsSchema = z.strictObject({
  heard: z.strictObject({
    link: heard,
    around_code: heard,
    unlink: heard,
    today: heard,
    leave: heard,
    sure: heard,
    times: z.record(z.enum(TIME_TAGS), heard),
    /** Monday to Saturday, as they are counted: from two on. */
    weekday_names: z.array(heard).length(WEEKDAYS_WITH_NUMBERS),
  }),
  link: z.strictObject({
    linked: text,
    wrong: text,
    digits: text,
    too_many: text,
    unlinked: text,
    not_linked: text,
  }),
  notices: z.record(z.enum(NOTICE_KINDS), says('place', 'wish', 'by', 'at')),
  /** How places and times are said in them; `late`: the time is over. */
  notice_parts: z.strictObject({
    elsewhere: text,
    soon: text,
    before: says('time'),
    at: says('time'),
    late: text,
  }),
  wishes: z.record(z.string(), text).refine((wishes) => 'other' in wishes, 'name "other"'),
  when: z.strictObject({ today: says('time'), tomorrow: says('time'), later: says('time', 'day') }),
  buttons: z.strictObject({
    open: title,
    open_desk: title,
    claim: title,
    call: title,
    no_answer: title,
    call_back: title,
    register: title,
    leave: title,
  }),
  done: z.strictObject({
    claim: text,
    call: text,
    no_answer: text,
    call_back: says('time'),
    register: says('months', 'from'),
    already: text,
    left: text,
  }),
  standing: z.strictObject({
    gone: text,
    merged: text,
    other: text,
    nobody: text,
    assigned: text,
    claimed: text,
    called: text,
    no_answer: text,
    call_back: says('time'),
    ...closedStates(),
    busy: text,
  }),
  call_back: z.strictObject({
    ask: text,
    past: text,
    far: text,
    unclear: text,
    hour: says('time'),
    this_afternoon: says('time'),
    this_evening: says('time'),
    morning: says('time'),
    afternoon: says('time'),
  }),
  register: z.strictObject({
    months: text,
    count: says('months'),
    other: title,
    method: text,
    how_many: text,
    income: text,
    confirm: says('months', 'from', 'income', 'method'),
    sure: title,
    next_month: says('month'),
    again: title,
    unclear: text,
    methods: z.record(z.enum(PAYING_METHODS), title),
  }),
  today: says('fresh', 'due', 'overdue'),
  nothing_today: text,
  try_out: text,
  failed: text,
});

/** `content/phrases/staff-chat.yaml`, checked. */
export type StaffChatWords = z.infer<typeof staffChatWordsSchema>;

function closedStates(): Record<(typeof CLOSED_STATES)[number], typeof text> {
  return { registered: text, refused: text, wrong_number: text };
}

/** A sentence whose marks are all among these: a wrong one is found before anybody reads it. */
function says(...marks: readonly string[]) {
  return z
    .string()
    .min(1)
    .refine(
      (sentence) =>
        [...sentence.matchAll(/\{(\w+)\}/g)].every(([, name = '']) => marks.includes(name)),
      marks.length === 0 ? 'no {…} here' : `only {${marks.join('}, {')}}`,
    );
}
