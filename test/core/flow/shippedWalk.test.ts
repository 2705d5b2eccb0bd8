import { describe, expect, it } from '@jest/globals';
import type { FlowEvent, Session, Turn } from '../../../src/core/flow/types.ts';
import { CAPABILITIES } from '../../../src/core/messaging/capabilities.ts';
import type { Capabilities } from '../../../src/core/messaging/capabilities.ts';
import { characterCount } from '../../../src/core/messaging/characters.ts';
import { layOut } from '../../../src/core/messaging/layOut.ts';
import type { OutboundMessage } from '../../../src/core/messaging/outbound.ts';
import { shippedFlows, shippedTools } from '../../support/shippedTools.ts';
import { pathsOf } from '../../support/shippedWalk.ts';
import type { Path } from '../../support/shippedWalk.ts';
import { messagesOf } from '../../support/talk.ts';

const tools = shippedTools();
const { figures } = tools;

/** Flows and the number of ways through them that there are at least. */
const FLOORS: Readonly<Record<string, number>> = {
  'catch-up': 300,
  contribution: 2_000,
  eligibility: 100,
  erase: 2,
  family: 100,
  'lump-sum': 1_500,
  maternity: 15,
  menu: 10,
  pension: 2_000,
  person: 2,
  prepay: 900,
  'sign-up': 30,
  'social-pension': 20,
  stop: 1,
  welcome: 1,
};

/**
 * Leaves out what changes nothing of what is said behind it: the age asks nothing about the place
 * and the group, and the place and the group ask nothing about the age.
 */
function isWorthwhile(session: Session | undefined, words: string): boolean {
  const { province, group, birth_date: born, sex } = session?.known ?? {};
  if (words.startsWith('[Có, xem')) return province?.value === 'other' && group?.value === 'other';
  if (session?.open?.key !== 'pension.group' || words === '[Không thuộc diện nào]') return true;
  return born?.value === '1985' && sex?.value === 'female';
}

describe('every way through a shipped flow', () => {
  it('all flows, of the folder, are walked', () => {
    expect(shippedFlows.map(({ id }) => id).sort()).toEqual(Object.keys(FLOORS).sort());
  });

  it.each(Object.entries(FLOORS))(
    '%s, on more than %i ways, says only what it may',
    (id, floor) => {
      const paths = pathsOf(id, tools, isWorthwhile);
      const faults = new Set(paths.flatMap((path) => faultsOf(path)));

      expect([...faults].slice(0, 5)).toEqual([]);
      expect(paths.length).toBeGreaterThanOrEqual(floor);
    },
  );

  it('three provinces, on the ways of the contribution, are all met', () => {
    const met = pathsOf('contribution', tools, isWorthwhile).map(
      ({ talk }) => talk.session?.known['province']?.value,
    );

    expect(new Set(met)).toEqual(new Set(['hanoi', 'lao_cai', 'other']));
  });
});

function faultsOf({ said, talk, end }: Path): readonly string[] {
  const last = talk.turns.at(-1);
  const found = [
    ...talk.turns.flatMap((turn) => [...failures(turn), ...messagesOf(turn).flatMap(ofMessage)]),
    ...talk.turns.flatMap((turn) => [...figuresWithoutLaw(turn), ...linesWithoutLaw(turn)]),
    ...(end === 'left' || isAtRest(last) ? [] : ['a dead end']),
  ];
  return found.map((fault) => `${said.join(' → ')}: ${fault}`);
}

function failures({ events }: Turn): readonly string[] {
  return events.flatMap((event) => (event.kind === 'flow_failed' ? [event.reason] : []));
}

/** What a message must be for both channels, whatever it says. */
function ofMessage(message: OutboundMessage): readonly string[] {
  const misfits = Object.entries(CAPABILITIES).flatMap(([channel, capabilities]) =>
    doesFit(message, capabilities) ? [] : [`does not fit ${channel}: ${message.text}`],
  );
  const empty = message.text.trim() === '' ? ['an empty text'] : [];
  return [...empty, ...fieldsIn(message.text), ...misfits];
}

/** A calculator that was asked wrongly answers with the name of a field: ours, no citizen's. */
function fieldsIn(text: string): readonly string[] {
  return [...text.matchAll(/\w+_\w+/g)].map(([field]) => `a field is told, "${field}": ${text}`);
}

function doesFit(message: OutboundMessage, capabilities: Capabilities): boolean {
  const { textLength, buttons: limit } = capabilities;
  const parts = layOut(message, capabilities);
  return (
    parts.length > 0 &&
    parts.every(
      ({ text, buttons, image, contactRequest }) =>
        (text !== '' || image !== undefined || contactRequest !== undefined) &&
        characterCount(text) <= textLength &&
        buttons.length <= limit.count &&
        buttons.every(
          ({ title, payload }) =>
            characterCount(title) <= limit.titleLength && payload.length <= limit.payloadLength,
        ),
    )
  );
}

/** Amounts and percentages of a turn that are neither the law's, a result's nor the person's own. */
function figuresWithoutLaw(turn: Turn): readonly string[] {
  const text = messagesOf(turn)
    .map(({ text: words, image }) => `${words}\n${image?.caption ?? ''}`)
    .join('\n');
  const explained = new Set([
    ...turn.session.lines.flatMap(({ amount }) => amount ?? []),
    ...Object.values(figures),
    ...ownAmounts(turn),
    ...incomesAllowed(turn),
  ]);
  const labelled = new Set(turn.session.lines.flatMap(({ label }) => percentsIn(label)));
  const amounts = [...text.matchAll(/(\d[\d.]*) đồng/g)].flatMap(([whole, digits = '']) =>
    explained.has(Number(digits.replaceAll('.', ''))) ? [] : [whole],
  );
  const percents = percentsIn(text).filter(
    (percent) => !labelled.has(percent) && !explained.has(numberOf(percent)),
  );
  return [...amounts, ...percents].map((figure) => `"${figure}" has no law behind it: ${text}`);
}

function percentsIn(text: string): readonly string[] {
  return [...text.matchAll(/\d+(?:,\d+)?%/g)].map(([percent]) => percent);
}

function numberOf(percent: string): number {
  return Number(percent.replace('%', '').replace(',', '.'));
}

/** What the person typed, read back or kept. */
function ownAmounts({ session }: Turn): readonly number[] {
  const said = [...Object.values(session.known), session.open?.confirming].map(
    (answer) => answer?.value,
  );
  return said.filter((value) => typeof value === 'number');
}

/** The ends of the incomes that the rule allows, and the steps beside an income between two. */
function incomesAllowed(turn: Turn): readonly number[] {
  const lowest = figures['poverty-standard/rural-poverty-line'] ?? NaN;
  const level = figures['base-salary/reference-level'] ?? NaN;
  const step = figures['collection-rules/income-step'] ?? NaN;
  const highest = level * (figures['social-insurance-act/highest-income-multiple'] ?? NaN);
  const steps = ownAmounts(turn).map((income) => income - ((income - lowest) % step));
  return [lowest, highest, ...steps, ...steps.map((lower) => lower + step)];
}

/** A line that shows a figure names an article and the day it counts from. */
function linesWithoutLaw(turn: Turn): readonly string[] {
  const own = new Set([...ownAmounts(turn), ...Object.values(figures)]);
  return turn.session.lines
    .filter(({ references }) => !references.some(({ article, from }) => article && from))
    .filter(({ amount }) => amount === undefined || !own.has(amount))
    .map(({ label }) => `the line "${label}" has no article`);
}

/** A way may end in a question or where the bot takes its leave. */
function isAtRest(turn: Turn | undefined): boolean {
  const leaves: readonly FlowEvent['kind'][] = [
    'flow_ended',
    'contact_stopped',
    'erasure_requested',
  ];
  return (
    turn?.session.open !== undefined ||
    turn?.events.some(({ kind }) => leaves.includes(kind)) === true
  );
}
