import type { AnswerKind, AnswerValue, Slot, SlotKind } from '../understanding/reading.ts';
import { fits } from './fits.ts';
import { own } from './own.ts';
import type { AskNode } from './schema.ts';
import type { Answer, FlowInput, Session } from './types.ts';

/** Something the person told in passing, kept until a question takes it. */
export interface Heard extends Omit<Slot, 'slot'> {
  readonly platformId: string;
  /** Epoch milliseconds. */
  readonly at: number;
}

/** Answers of these kinds are always the same fact about a person. */
const SLOT_OF: Readonly<Partial<Record<AnswerKind, SlotKind>>> = {
  birth_date: 'birth_date',
  sex: 'sex',
  province: 'province',
  commune: 'commune',
};

/** Facts that are known under a name of their own in every flow. */
const KNOWN_AS: Readonly<Partial<Record<SlotKind, AnswerKind>>> = {
  birth_date: 'birth_date',
  sex: 'sex',
  province: 'province',
  commune: 'commune',
  group: 'choice',
};

/** What belongs to one calculation and is forgotten when another flow begins. */
const PASSING: ReadonlySet<string> = new Set<SlotKind>(['income', 'method']);

/**
 * What may have answered a question before it is asked: what its `slot` says; without one, a birth
 * date, sex, province or commune that is asked only once (`reuse`).
 */
export function slotOf(node: AskNode): SlotKind | undefined {
  return node.slot ?? (node.reuse ? SLOT_OF[node.answer] : undefined);
}

/** What was told as an answer to this question; undefined where it cannot be one. */
export function heardFor(node: AskNode, { heard = {} }: Session): (Answer & Heard) | undefined {
  const slot = slotOf(node);
  const told = slot && own(heard, slot);
  return told && answerFrom(node, told);
}

/** A slot as an answer to a question, by its choices where it has some. */
export function answerFrom<Told extends Omit<Slot, 'slot'>>(node: AskNode, told: Told) {
  const choice = node.choices.find(
    ({ value, means }) => value === told.value || means?.includes(String(told.value)) === true,
  );
  const value: AnswerValue = choice?.value ?? told.value;
  const answer = { variable: node.as, kind: node.answer, value };
  return fits(node, answer) ? { ...told, ...answer, said: choice?.title ?? told.said } : undefined;
}

/**
 * A session that has heard something. What is sure and about the person is known from now on; the rest
 * waits for its question. Who moves to another province leaves the commune behind.
 */
export function withHeard(
  session: Session,
  slots: readonly Slot[],
  { platformId, at }: Pick<FlowInput, 'platformId' | 'at'>,
): Session {
  return slots.reduce((so, { slot, ...told }) => {
    const heard = { ...told, platformId, at };
    const left = slot === 'province' && isMove(so, told.value) ? withoutCommune(so) : so;
    const kind = told.sure && !told.ofAnother ? KNOWN_AS[slot] : undefined;
    if (!kind) return { ...left, heard: { ...left.heard, [slot]: heard } };
    const { value, said } = told;
    const answer: Answer = { variable: slot, kind, value, said, platformId, at };
    return { ...withoutHeard(left, [slot]), known: { ...left.known, [slot]: answer } };
  }, session);
}

function isMove({ known }: Session, province: AnswerValue): boolean {
  const before = own(known, 'province');
  return before !== undefined && before.value !== province;
}

function withoutCommune(session: Session): Session {
  const known = Object.entries(session.known).filter(([, { kind }]) => kind !== 'commune');
  return { ...withoutHeard(session, ['commune']), known: Object.fromEntries(known) };
}

/** A session that has forgotten what it heard of some kinds. */
export function withoutHeard(session: Session, slots: readonly string[]): Session {
  const { heard, ...rest } = session;
  const kept = Object.entries(heard ?? {}).filter(([slot]) => !slots.includes(slot));
  return kept.length === 0 ? rest : { ...rest, heard: Object.fromEntries(kept) };
}

/** What is still worth knowing when another flow begins. */
export function lastingHeard({ heard = {} }: Session): Pick<Session, 'heard'> {
  const kept = Object.entries(heard).filter(
    ([slot, { ofAnother }]) => !PASSING.has(slot) && !ofAnother,
  );
  return kept.length === 0 ? {} : { heard: Object.fromEntries(kept) };
}

/**
 * What a person said of themselves, by variable, for whoever calls them and for what is counted: what
 * they answered, and what they surely told in passing though no question took it. The later word stands.
 */
export function factsOf(session: Session): Readonly<Record<string, AnswerValue>> {
  const { heard = {} } = lastingHeard(session);
  const told = Object.entries(heard).filter(([, { sure }]) => sure);
  const said = [...Object.entries(session.known), ...told].sort(([, a], [, b]) => a.at - b.at);
  return Object.fromEntries(said.map(([name, { value }]) => [name, value] as const));
}
