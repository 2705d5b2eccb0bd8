import type { AnswerKind, AnswerValue } from '../understanding/reading.ts';
import type { AskNode } from './schema.ts';

/** Whether a value may answer this question: right kind, among the choices, within the bounds. */
export function fits(
  node: AskNode,
  { kind, value }: { readonly kind: AnswerKind; readonly value: AnswerValue },
): boolean {
  if (kind !== node.answer) return false;
  const isOffered = node.choices.some((choice) => choice.value === value);
  if (kind === 'choice' || isWordForFigure(kind, value)) return isOffered;
  if (typeof value !== 'number') return true;
  return value >= (node.minimum ?? -Infinity) && value <= (node.maximum ?? Infinity);
}

/** The value that an estimate takes while a question is open; undefined where it can be no answer. */
export function assumed(node: AskNode): AnswerValue | undefined {
  const value = node.assume && valueOf(node.answer, node.assume.value);
  return value !== undefined && fits(node, { kind: node.answer, value }) ? value : undefined;
}

/** "Mức thấp nhất" among the choices of a question for money: a word in place of a figure. */
function isWordForFigure(kind: AnswerKind, value: AnswerValue): boolean {
  return NUMERIC.has(kind) && typeof value === 'string';
}

/** A value as choices and payloads write it: yes and no for true and false. */
export function valueText(value: AnswerValue): string {
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  return String(value);
}

/** The value that a choice stands for in a question of this kind; undefined when it can be none. */
export function valueOf(kind: AnswerKind, text: string): AnswerValue | undefined {
  if (kind === 'yes_no' || kind === 'consent') return YES_NO.get(text);
  if (!NUMERIC.has(kind)) return text;
  return /^-?\d+(\.\d+)?$/.test(text) ? Number(text) : text;
}

const NUMERIC: ReadonlySet<AnswerKind> = new Set(['money', 'number', 'months']);

const YES_NO = new Map([
  ['yes', true],
  ['no', false],
]);
