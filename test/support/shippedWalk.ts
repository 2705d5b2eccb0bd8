import type { AskNode } from '../../src/core/flow/schema.ts';
import type { FlowTools, Session } from '../../src/core/flow/types.ts';
import type { AnswerKind } from '../../src/core/understanding/reading.ts';
import { after, lastTurn, SILENCE } from './talk.ts';
import type { Talk } from './talk.ts';

/** What people type where nothing is offered to tap: usual, odd and impossible. */
const TYPED: Readonly<Partial<Record<AnswerKind, readonly string[]>>> = {
  money: ['1tr2', '2 triệu', '60 triệu', '1.543.210'],
  number: ['1', '3', '119', '200'],
  months: ['5 tháng', '14 năm 11 tháng', '20 năm'],
  birth_date: ['1985', '12/3/1964', '2013'],
  phone: ['0912345678', '024 3825 2525'],
  commune: ['phường ba đình', 'xã bắc hà', 'không có xã này'],
  name: ['Nguyễn Thị Hoa'],
};
/** So that a number keeps its sense at every question. */
const TYPED_AT: Readonly<Record<string, readonly string[]>> = {
  'contribution.years': ['1', '5'],
  'contribution.used_months': ['0 tháng', '119 tháng', '200 tháng'],
};

/** One way through the script: what the person said, and the conversation it made. */
export interface Path {
  readonly said: readonly string[];
  readonly talk: Talk;
  /** Why it went no further. */
  readonly end: 'over' | 'left' | 'asked_again' | 'silent';
}

/**
 * Every way through one flow: all that can be tapped and representative texts, from the first word to
 * the last answer of that flow. A way ends where a question of it is met again. `isWorthwhile` leaves
 * out answers that change nothing of what follows.
 */
export function pathsOf(
  id: string,
  tools: FlowTools,
  isWorthwhile: (session: Session | undefined, words: string) => boolean = () => true,
): readonly Path[] {
  const entered = after(SILENCE, { kind: 'opened', ref: id }, tools);
  const paths: Path[] = [];
  const waiting = [{ said: [`(${id})`], talk: entered }];
  for (let now = waiting.pop(); now; now = waiting.pop()) {
    const { said, talk } = now;
    const end = endOf(id, talk.session);
    if (end) paths.push({ said, talk, end });
    const answers = end ? [] : answersAt(talk, tools);
    for (const words of answers.filter((each) => isWorthwhile(talk.session, each))) {
      const next = { said: [...said, words], talk: after(talk, contentOf(words, talk), tools) };
      if (isAskedAgain(talk, next.talk)) paths.push({ ...next, end: 'asked_again' });
      else waiting.push(next);
    }
  }
  return paths;
}

function endOf(id: string, session: Session | undefined): 'over' | 'left' | 'silent' | undefined {
  if (session?.stopped === true) return 'silent';
  const key = session?.open?.key;
  if (key === undefined) return 'over';
  return key.startsWith(`${id}.`) ? undefined : 'left';
}

function isAskedAgain(before: Talk, now: Talk): boolean {
  const key = now.session?.open?.key;
  return key !== undefined && (key === before.session?.open?.key || wasPassed(before, key));
}

/** "Tính mức khác" leads back: the second round is the first one again. */
function wasPassed({ session }: Talk, key: string): boolean {
  return session?.path.includes(key) ?? false;
}

function answersAt(talk: Talk, tools: FlowTools): readonly string[] {
  const { session } = talk;
  const key = session?.open?.key ?? '';
  const node = questionAt(session, tools);
  const taps = lastMessage(talk).choices.map(({ title }) => `[${title}]`);
  const typed = session?.open?.confirming ? [] : (TYPED_AT[key] ?? TYPED[node.answer] ?? []);
  return [...taps, ...typed];
}

function questionAt(session: Session | undefined, { flows }: FlowTools): AskNode {
  const [flow = '', id = ''] = (session?.open?.key ?? '').split('.');
  const node = flows.find(flow)?.nodes[id];
  if (node?.kind !== 'ask') throw new Error(`no question stands at ${flow}.${id}`);
  return node;
}

function contentOf(words: string, talk: Talk) {
  const choice = lastMessage(talk).choices.find(({ title }) => `[${title}]` === words);
  return choice
    ? ({ kind: 'tap', payload: choice.payload, title: choice.title } as const)
    : ({ kind: 'text', text: words } as const);
}

function lastMessage(talk: Talk) {
  const event = lastTurn(talk).events.findLast(({ kind }) => kind === 'message_created');
  if (event?.kind !== 'message_created') throw new Error('nothing was said');
  return event.message;
}
