import { CAPABILITIES } from '../../messaging/capabilities.ts';
import type { AnswerKind } from '../../understanding/reading.ts';
import { assumed } from '../fits.ts';
import type { AskNode, Flow } from '../schema.ts';
import { bareFigures } from './bareFigures.ts';
import { error, warning } from './finding.ts';
import type { Finding } from './finding.ts';
import { nodesOf, plainWords, templatesOf } from './templates.ts';

/** Answers that explain themselves by the buttons under the question. */
const SELF_EXPLAINING: readonly AnswerKind[] = ['choice', 'yes_no', 'consent'];
/** "12. " before a numbered choice and the end of its line. */
const NUMBERING = 5;
const FIGURE_IN_TITLE = /\d{3}|\d\s*(?:%|đồng|đ\b|triệu|tr\b|nghìn|ngàn)/iu;

/** Texts that do not fit a channel, figures without a law, and questions without an example. */
export function inspectTexts(flow: Flow): readonly Finding[] {
  return nodesOf(flow).flatMap(([id, node]) => [
    ...templatesOf(node).flatMap((text) => [
      ...figuresIn(flow, id, text),
      ...tooLong(flow, id, text),
    ]),
    ...(node.kind === 'ask' ? question(flow, id, node) : []),
  ]);
}

function question(flow: Flow, id: string, node: AskNode): readonly Finding[] {
  return [
    ...withoutExample(flow, id, node),
    ...wrongAssumption(flow, id, node),
    ...node.choices.flatMap(({ title }) => titleFindings(flow, id, title)),
    ...menuTooLong(flow, id, node),
  ];
}

function withoutExample(flow: Flow, id: string, node: AskNode): readonly Finding[] {
  if (node.example !== undefined || SELF_EXPLAINING.includes(node.answer)) {
    return node.answer === 'choice' && node.choices.length === 0
      ? [error(flow, id, { message: 'offers no choices', cure: 'add "choices"' })]
      : [];
  }
  const message = 'has no example to show when an answer is not understood';
  return [error(flow, id, { message, cure: 'add "example"' })];
}

function wrongAssumption(flow: Flow, id: string, node: AskNode): readonly Finding[] {
  if (!node.assume || assumed(node) !== undefined) return [];
  const message = `"${node.assume.value}" is no answer to this question`;
  return [error(flow, id, { message, cure: 'assume one of its choices' })];
}

function titleFindings(flow: Flow, id: string, title: string): readonly Finding[] {
  const length = Array.from(title.normalize('NFC')).length;
  const narrow = Object.entries(CAPABILITIES).filter(
    ([, { buttons }]) => length > buttons.titleLength,
  );
  const findings = narrow.map(([channel, { buttons }]) =>
    warning(flow, id, {
      message: `the title "${title}" has ${length} characters, a button of ${channel} ${buttons.titleLength}`,
      cure: `shorten it, or ${channel} shows a numbered list instead of buttons`,
    }),
  );
  return FIGURE_IN_TITLE.test(title) ? [...findings, figure(flow, id, title)] : findings;
}

/** With too many buttons the choices become numbered lines, which must fit in one message. */
function menuTooLong(flow: Flow, id: string, node: AskNode): readonly Finding[] {
  const lines = node.choices.map(({ title }) => title.length + NUMBERING);
  const length = lines.reduce((sum, line) => sum + line, 0);
  if (length <= shortestText()) return [];
  const message = `the choices need ${length} characters, a message carries ${shortestText()}`;
  return [error(flow, id, { message, cure: 'offer fewer choices or shorter titles' })];
}

function tooLong(flow: Flow, id: string, text: string): readonly Finding[] {
  const length = plainWords(text).normalize('NFC').length;
  if (length <= shortestText()) return [];
  const message = `the text has ${length} characters, a message carries ${shortestText()}`;
  return [error(flow, id, { message, cure: 'say it in several messages' })];
}

function shortestText(): number {
  return Math.min(...Object.values(CAPABILITIES).map(({ textLength }) => textLength));
}

/** A digit is the law's, a result's, a date's, or marked as plain. */
function figuresIn(flow: Flow, id: string, text: string): readonly Finding[] {
  return bareFigures(text).map((bare) => figure(flow, id, bare));
}

function figure(flow: Flow, id: string, text: string): Finding {
  return error(flow, id, {
    message: `the figure "${text}" has no law behind it`,
    cure: 'show it with "| law", calculate it, or mark it: {{ 3 | plain }}',
  });
}
