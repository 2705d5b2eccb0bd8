import type { Command } from '../understanding/reading.ts';
import { hearAnswer, typedTitle } from './answer.ts';
import { enterAt, obey } from './commands.ts';
import { entryFlow } from './entryFlows.ts';
import { FlowFailure, FlowGone } from './failure.ts';
import { hearFreely } from './freeText.ts';
import { bounded, LIMITS } from './limits.ts';
import { withQuestion } from './moment.ts';
import type { Asked, Moment } from './moment.ts';
import { carryOn } from './repeat.ts';
import { shield } from './shield.ts';
import { tapAnswer } from './tap.ts';
import type { Turn } from './types.ts';
import { wishesIn } from './wish.ts';

/** Commands that wake the bot after "dừng"; the ways to a person and to erasure never close. */
const WAKING = ['start', 'menu', 'person', 'erase'];

/**
 * A typed text: the title of a choice that is shown, a command, an answer, or none of these. A new
 * person is welcomed first: it must be said that a machine answers. Who begins with a command that
 * asks for something else (a person, stop, erase) is obeyed at once.
 */
export function hear(moment: Moment, text: string, isNew: boolean): Turn {
  return warned(moment, text, isNew) ?? heard(moment, text, isNew);
}

/** Against a swindle nothing waits; somebody new hears who speaks all the same. */
function warned(moment: Moment, text: string, isNew: boolean): Turn | undefined {
  const shielded = shield(moment, text);
  return shielded && isNew ? greeted(enterAt(moment, 'welcome'), shielded) : shielded;
}

function heard(moment: Moment, text: string, isNew: boolean): Turn {
  const command = moment.tools.understanding.command(text);
  if (isNew && isGreeting(command)) return welcome(moment, command, text);
  const asked = openQuestion(moment, command);
  const titled = asked && takeTitle(asked, text);
  if (titled) return titled;
  if (command) return obey(moment, command);
  return asked ? atQuestion(asked, text) : outsideQuestions(moment, text);
}

/**
 * The choices of the menu are only the names of flows, and a longer wish says more than a word of one of
 * them ("ai được tham gia" is no "đăng ký tham gia").
 */
function atQuestion(asked: Asked, text: string): Turn {
  const isMenu = entryFlow('menu', asked.tools)?.id === asked.question.flow.id;
  const isWish = isMenu && wishesIn(asked, text).length === 1;
  return (isWish ? hearFreely(asked, text) : undefined) ?? hearAnswer(asked, text);
}

function outsideQuestions(moment: Moment, text: string): Turn {
  const turn = hearFreely(moment, text);
  return turn ?? unmatched(moment, carryOn(moment, moment.tools.phrases.unmatched), text);
}

function isGreeting(command: Command | undefined): boolean {
  return command === undefined || ['greet', 'menu', 'start'].includes(command.kind);
}

function welcome(moment: Moment, command: Command | undefined, text: string): Turn {
  const turn = enterAt(moment, 'welcome');
  if (command) return turn;
  const greetedAt = { ...moment, session: turn.session, flow: standing(moment, turn) };
  const opened = hearFreely(greetedAt, text);
  return opened ? greeted(turn, opened) : unmatched(moment, turn, text);
}

function standing({ tools }: Moment, { session: { root } }: Turn): Moment['flow'] {
  return root && tools.flows.find(root.id, root.version);
}

/** The greeting, and then what the person asked for in place of the question it ends with. */
function greeted({ events }: Turn, opened: Turn): Turn {
  const question = events.findLastIndex(({ kind }) => kind === 'message_created');
  const greeting = events.slice(0, question).filter(({ kind }) => kind === 'message_created');
  return {
    session: opened.session,
    events: [...(greeting.length > 0 ? greeting : events), ...opened.events],
  };
}

/** Whether this wakes the bot after "dừng". */
export function isWake({ input: { content }, tools }: Moment): boolean {
  if (content.kind !== 'text') return content.kind === 'opened' || content.kind === 'tap';
  const command = tools.understanding.command(content.text);
  return command !== undefined && WAKING.includes(command.kind);
}

/** A title typed by hand counts as a tap, even when it is also a command. */
function takeTitle(asked: Asked, text: string): Turn | undefined {
  const value = typedTitle(asked, text);
  return value === undefined ? undefined : tapAnswer(asked, asked.question.key, value);
}

/** A command is done even where the way back to the open question is broken. */
function openQuestion(moment: Moment, command: Command | undefined): Asked | undefined {
  try {
    return withQuestion(moment);
  } catch (error) {
    const isBroken = error instanceof FlowGone || error instanceof FlowFailure;
    if (command && isBroken) return undefined;
    throw error;
  }
}

function unmatched({ tools }: Moment, { session, events }: Turn, text: string): Turn {
  const kept = tools.understanding.kept(bounded(text, LIMITS.typedText));
  return { session, events: [...events, { kind: 'text_unmatched', text: kept }] };
}
