import type { AnswerValue, ChoiceWords, Expectation, Reading } from '../understanding/reading.ts';
import { accept } from './accept.ts';
import type { Taken } from './accept.ts';
import { menuFlow } from './entryFlows.ts';
import { answerSurely } from './faq.ts';
import { fits, valueOf } from './fits.ts';
import { hearFreely } from './freeText.ts';
import { bounded, LIMITS } from './limits.ts';
import type { Asked } from './moment.ts';
import { impossible, miss, unread } from './miss.ts';
import { readBack } from './readBack.ts';
import { button, readPayload } from './payload.ts';
import type { Choice } from '../messaging/outbound.ts';
import { askAgain, missesOf } from './repeat.ts';
import { choicesOf, message, phrase } from './speak.ts';
import { hearingAt, isItem, noting, slotsBeside } from './told.ts';
import type { OpenQuestion, Session, Turn } from './types.ts';
import { wishesIn } from './wish.ts';

type Understood = Extract<Reading, { kind: 'understood' }>;
type Options = readonly ChoiceWords[];

/** Takes a typed text as an answer to the open question, or asks it again kindly. */
export function hearAnswer(asked: Asked, text: string): Turn {
  const heard = bounded(text, LIMITS.typedText);
  const { options = wordsBeside(asked) } = asked.session.open ?? {};
  const picked = pickedFrom(asked, options, heard);
  if (picked) return accept(asked, picked);
  const yes = asked.session.open?.confirming && readYesNo(asked, heard);
  return yes === undefined
    ? takeReading(asked, read(asked, heard), heard)
    : answerConfirmation(asked, yes);
}

/** A question that is no choice may offer some all the same: what they are called is heard first. */
function wordsBeside({ question: { node } }: Asked): Options {
  return node.answer === 'choice' ? [] : node.choices;
}

/** "Đúng không?": yes takes the reading that waits, no asks the question again. */
export function answerConfirmation(asked: Asked, yes: boolean): Turn {
  const waiting = asked.session.open?.confirming;
  return yes && waiting ? accept(asked, waiting) : askAgain(asked, { misses: missesOf(asked) });
}

/** The answer that a button or an option stands for; undefined when the question offers none such. */
export function tapped(asked: Asked, text: string): Taken | undefined {
  const { node } = asked.question;
  const choice = shownChoices(asked).find(({ value }) => value === text);
  const value = choice && valueOf(node.answer, choice.value);
  if (!choice || value === undefined) return undefined;
  return fits(node, { kind: node.answer, value }) ? { value, said: choice.title } : undefined;
}

/** The choice whose title was typed, as it is written on the button. */
export function typedTitle({ question, tools }: Asked, text: string): string | undefined {
  const typed = sameCase(text);
  const choice = choicesOf(question, tools).find(({ title }) => sameCase(title) === typed);
  return choice && valueIn(choice);
}

/** Everything that can be tapped now: the choices of the question, and readings to choose from. */
function shownChoices({ question, session, tools }: Asked): { value: string; title: string }[] {
  const options = session.open?.key === question.key ? (session.open.options ?? []) : [];
  const choices = choicesOf(question, tools).map((shown) => ({
    title: shown.title,
    value: valueIn(shown),
  }));
  return [...choices, ...options];
}

function valueIn({ payload }: Choice): string {
  const read = readPayload(payload);
  return read?.kind === 'answer' ? read.value : '';
}

/**
 * What no answer can be made of may still ask for something else; what is told beside the answer is kept
 * for the questions to come: "hộ nghèo, 2 triệu, đóng hằng tháng".
 */
function takeReading(asked: Asked, reading: Reading, heard: string): Turn {
  const { own: told, others, narrower } = slotsBeside(asked, heard);
  const meant = told && isWeaker(reading, others.length > 0) ? told : reading;
  if (meant.kind === 'not_understood') return hearFreely(asked, heard) ?? unread(asked, heard);
  const aside = isAside(asked, meant, heard) ? hearFreely(asked, heard) : undefined;
  if (aside) return aside;
  return noting(asked, others, takeMeant(hearingAt(asked, [...others, ...narrower]), meant, heard));
}

/** "Thế còn rút một lần thì sao" asks for something else; that a "một" stands in it is no answer. */
function isAside(asked: Asked, reading: Reading, heard: string): boolean {
  const isWeak = reading.kind === 'understood' && !reading.confident;
  return isWeak && asked.tools.understanding.asks(heard) && wishesIn(asked, heard).length > 0;
}

/** Whether a reading of a whole text says less than what stands in a part of it. */
function isWeaker(reading: Reading, isPart: boolean): boolean {
  if (reading.kind === 'understood') return !reading.confident && isPart;
  return reading.kind !== 'impossible';
}

function takeMeant(
  asked: Asked,
  reading: Exclude<Reading, { kind: 'not_understood' }>,
  heard: string,
): Turn {
  switch (reading.kind) {
    case 'understood':
      return askedAtMenu(asked, heard) ?? takeUnderstood(asked, reading);
    case 'ambiguous':
      return whichOne(asked, reading.options);
    case 'impossible':
      return miss(asked, impossible(asked, reading.reason));
  }
}

/**
 * At the menu people ask what they came for: "đóng bao nhiêu năm thì có lương hưu" names one of its
 * items and is a question all the same. A sure answer comes before an item that is only mentioned.
 */
function askedAtMenu(asked: Asked, heard: string): Turn | undefined {
  const { flow, node } = asked.question;
  const isMenu = node.answer === 'choice' && menuFlow(flow.id, asked.tools) !== undefined;
  return isMenu && !isItem(node, heard) ? answerSurely(asked, heard) : undefined;
}

function takeUnderstood(asked: Asked, reading: Understood): Turn {
  const { node } = asked.question;
  if (!fits(node, { kind: node.answer, value: reading.value })) {
    return miss(asked, node.answer === 'choice' ? undefined : impossible(asked, 'out_of_range'));
  }
  return reading.confident ? accept(asked, reading) : confirm(asked, reading);
}

/** Reads back what was understood, before it counts. */
export function confirm(asked: Asked, reading: Understood): Turn {
  const { text, choices } = readBack(asked.question, reading.said, asked);
  return waiting(asked, { confirming: reading }, text, choices);
}

function whichOne(asked: Asked, options: Options): Turn {
  const { key } = asked.question;
  const choices = options.map(({ title, value }) => button(title, { kind: 'answer', key, value }));
  return waiting(asked, { options }, phrase(asked.tools.phrases.which_one, asked), choices);
}

function waiting(
  asked: Asked,
  more: Pick<OpenQuestion, 'confirming' | 'options'>,
  text: string,
  choices: readonly Choice[],
): Turn {
  const { session, question } = asked;
  const consent = session.open?.consent;
  const open = { key: question.key, misses: missesOf(asked), ...(consent && { consent }), ...more };
  return { session: { ...session, open }, events: [message(text, choices)] };
}

function pickedFrom(asked: Asked, choices: Options, text: string): Taken | undefined {
  if (choices.length === 0) return undefined;
  const expectation: Expectation = { answer: 'choice', choices };
  const reading = asked.tools.understanding.read(text, expectation, asked.tools.today);
  const isSure = reading.kind === 'understood' && reading.confident;
  return isSure ? tapped(asked, String(reading.value)) : undefined;
}

function readYesNo(asked: Asked, text: string): boolean | undefined {
  const { buttons } = asked.tools.phrases;
  if (sameCase(text) === sameCase(buttons.right)) return true;
  if (sameCase(text) === sameCase(buttons.wrong)) return false;
  const choices = [
    { value: 'yes', title: buttons.right, also: [] },
    { value: 'no', title: buttons.wrong, also: [] },
  ];
  const expectation: Expectation = { answer: 'yes_no', choices };
  const reading = asked.tools.understanding.read(text, expectation, asked.tools.today);
  const value = reading.kind === 'understood' ? reading.value : undefined;
  return typeof value === 'boolean' ? value : undefined;
}

/** The ear knows what is shown: titles and their numbers may be typed at any question. */
function read(asked: Asked, text: string): Reading {
  const { question, session, tools } = asked;
  const { answer, choices, minimum, maximum } = question.node;
  const province = answer === 'commune' ? provinceOf(session) : undefined;
  const shown = choicesOf(question, tools).map((choice) => wordsOf(choice));
  const expectation: Expectation = {
    answer,
    choices: choices.length > 0 ? choices : shown,
    ...(minimum !== undefined && { minimum }),
    ...(maximum !== undefined && { maximum }),
    ...(province !== undefined && { province }),
  };
  return tools.understanding.read(text, expectation, tools.today);
}

function wordsOf(choice: Choice): ChoiceWords {
  return { value: valueIn(choice), title: choice.title, also: [] };
}

/** The province answered last on the path, or known from before. */
function provinceOf({ path, answers, known }: Session): string | undefined {
  const answered = path
    .map((key) => answers[key])
    .findLast((answer) => answer?.kind === 'province');
  const province = answered ?? Object.values(known).find(({ kind }) => kind === 'province');
  return province && valueString(province.value);
}

function valueString(value: AnswerValue): string | undefined {
  return typeof value === 'string' ? value : undefined;
}

function sameCase(text: string): string {
  return text.normalize('NFC').trim().toLowerCase();
}
