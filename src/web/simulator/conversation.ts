import type { AssessmentLine } from '../../core/policy/assessment.ts';
import type { ChannelName } from '../../core/shared/contact.ts';
import type { Failure } from './api.ts';
import type { BotMessage, Reply, Said, SessionView, Understood } from './wire.ts';

/** One conversation as the page shows it, with one made-up person on one platform. */
export interface Conversation {
  readonly channel: ChannelName;
  readonly contact: string;
  /** True once the person opened the conversation, answered or not. */
  readonly opened: boolean;
  /** Oldest first; `id` is the place in order of arrival and never comes again. */
  readonly entries: readonly Entry[];
  /** How many things were said that are not answered yet. */
  readonly waiting: number;
  readonly session: SessionView;
  readonly leads: readonly string[];
  readonly lines: readonly AssessmentLine[];
  readonly heard?: Heard;
  readonly nextId: number;
}

export type Entry = { readonly id: number } & EntryContent;

type EntryContent =
  | { readonly kind: 'citizen'; readonly text: string }
  | { readonly kind: 'bot'; readonly message: BotMessage }
  | { readonly kind: 'failed'; readonly failure: Failure; readonly said: Said };

/** The text typed last and what was understood of it. */
export interface Heard {
  readonly text: string;
  readonly understood: Understood;
}

export type Happening =
  | { readonly kind: 'said'; readonly said: Said }
  | { readonly kind: 'answered'; readonly reply: Reply }
  | { readonly kind: 'not_answered'; readonly failure: Failure; readonly said: Said }
  | { readonly kind: 'tried_again'; readonly id: number }
  | { readonly kind: 'heard'; readonly heard: Heard };

/** A conversation in which nothing was said yet. */
export function freshConversation(channel: ChannelName, contact: string): Conversation {
  return {
    channel,
    contact,
    opened: false,
    entries: [],
    waiting: 0,
    session: { variables: {} },
    leads: [],
    lines: [],
    nextId: 1,
  };
}

/** The conversation after something happened; pure. */
export function after(conversation: Conversation, happening: Happening): Conversation {
  switch (happening.kind) {
    case 'said':
      return said(conversation, happening.said);
    case 'answered':
      return answered(conversation, happening.reply);
    case 'not_answered': {
      const { failure, said: unanswered } = happening;
      return add(oneLess(conversation), [{ kind: 'failed', failure, said: unanswered }]);
    }
    case 'tried_again':
      return {
        ...conversation,
        waiting: conversation.waiting + 1,
        entries: conversation.entries.filter(({ id }) => id !== happening.id),
      };
    case 'heard':
      return { ...conversation, heard: happening.heard };
  }
}

function said(conversation: Conversation, what: Said): Conversation {
  const waiting = { ...conversation, opened: true, waiting: conversation.waiting + 1 };
  if (what.kind === 'opened') return waiting;
  return add(waiting, [{ kind: 'citizen', text: what.kind === 'text' ? what.text : what.title }]);
}

function answered(conversation: Conversation, reply: Reply): Conversation {
  const { messages, session, leads, lines } = reply;
  const known = new Set([...conversation.leads, ...leads]);
  return add(
    { ...oneLess(conversation), session, lines, leads: [...known] },
    messages.map((message) => ({ kind: 'bot', message })),
  );
}

function oneLess(conversation: Conversation): Conversation {
  return { ...conversation, waiting: Math.max(0, conversation.waiting - 1) };
}

function add(conversation: Conversation, contents: readonly EntryContent[]): Conversation {
  const { entries, nextId } = conversation;
  return {
    ...conversation,
    entries: [
      ...entries,
      ...contents.map((content, index) => ({ id: nextId + index, ...content })),
    ],
    nextId: nextId + contents.length,
  };
}
