import { z } from 'zod';
import { SLOT_KINDS } from '../understanding/reading.ts';

/** Characters that Zalo's form `request_user_info` carries. */
const CONTACT_FORM = { title: 100, subtitle: 500 } as const;

const template = z.string().min(1);
const title = z.string().min(1);

/**
 * The machine's own words, from `content/phrases/vi.yaml`. Every text is a Liquid template that
 * knows `you`, `You` and `channel`; what else it knows stands beside it.
 */
export const phrasesSchema = z.strictObject({
  /** Who runs the bot, as a citizen should hear it; `{{ operator }}` in every text. */
  operator: z.string().min(1),
  /** How a person is spoken to; `elder` from the age of `elder_from` on. */
  address: z.strictObject({
    everyone: z.string().min(1),
    elder: z.string().min(1),
    elder_from: z.int().positive(),
  }),
  /** Words behind figures. */
  units: z.strictObject({
    money: z.string().min(1),
    year: z.string().min(1),
    /** Behind the years of an age. */
    age: z.string().min(1),
    month: z.string().min(1),
    day: z.string().min(1),
    working_day: z.string().min(1),
  }),
  /** Before the question is asked again; `example` when the question has one. */
  not_understood: template,
  /** The same after the third miss: offers a person. */
  not_understood_offer_person: template,
  /** Reads back what was understood, by kind of answer; `said` is the value in words. */
  confirm: z.object({ otherwise: template }).catchall(template),
  /** What was told in passing; knows `facts`, the lines of `told` joined. */
  taken: template,
  /** What was told in passing and is not sure; knows `facts`. */
  half_heard: template,
  /** By slot: a fact in words; knows `said` and `province`. */
  told: z.record(z.enum(SLOT_KINDS), template),
  /** After facts that nobody asked for. */
  what_now: template,
  /** A fact that is no longer held: it is asked when it is needed. */
  forgotten: template,
  /** Before the readings a person chooses from. */
  which_one: template,
  /** Before the question is asked again, by reason; knows `kind`, `minimum` and `maximum` of the question. */
  impossible: z.object({ otherwise: template }).catchall(template),
  consents: z.record(
    z.string(),
    z.strictObject({ version: z.iso.date(), text: template, yes: title, no: title }),
  ),
  /** The bot could not go on; a person will answer. */
  failed: template,
  /** A figure of the law has no value today: nothing is guessed, a person will answer. */
  no_figure: template,
  /** A flow or its version went away while the person was inside. */
  landed: template,
  /** A button of a question that is no longer part of the conversation. */
  stale_button: template,
  /** "Vì sao": the head, and one block per line (`label`, `amount`, `references`). */
  why: template,
  why_line: template,
  /** An article behind the lines; knows its `number` and the `reference`. */
  why_source: template,
  nothing_to_explain: template,
  /** Before the answers that can be changed, or without any. */
  change_which: template,
  nothing_to_change: template,
  nothing_before: template,
  /** Before the questions a free text may have meant. */
  which_question: template,
  /** Against swindles: said before anything else, and how to make sure of a collector. */
  scams: z.strictObject({ warn: template, careful: template }),
  /** An answer that a language model wrote; knows `answer` and `source` (title, article). */
  model_answer: template,
  /** Between an answer and the question that was open before it; knows the flow's `title`. */
  back_to_question: template,
  /** A title of a question that holds in one place only; knows `question` and `place`. */
  question_of_place: template,
  /** To a greeting, before the open question is asked again. */
  greeting: template,
  /** Free text while no question is open. */
  unmatched: template,
  media_received: z.object({ otherwise: template }).catchall(template),
  contact_received: template,
  /** The same from somebody who has agreed to nothing: it is let go. */
  contact_not_kept: template,
  /** The platform's own form for name, phone and address, beside the question; the picture is ours. */
  contact_form: z.strictObject({
    title: z.string().min(1).max(CONTACT_FORM.title),
    subtitle: z.string().min(1).max(CONTACT_FORM.subtitle),
  }),
  /** After an answer that leads to no other words. */
  noted: template,
  /** Said when the flows `person`, `stop` and `erase` are not there. */
  person_coming: template,
  stopped: template,
  erased: template,
  buttons: z.strictObject({
    yes: title,
    no: title,
    /** Answers to what was read back. */
    right: title,
    wrong: title,
    menu: title,
    back: title,
    person: title,
    why: title,
    more: title,
  }),
});

export type Phrases = z.infer<typeof phrasesSchema>;
