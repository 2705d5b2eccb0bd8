import { advance } from '../../src/core/flow/advance.ts';
import type { FlowEvent, FlowTools, Session, Turn } from '../../src/core/flow/types.ts';
import type { InboundContent } from '../../src/core/messaging/inbound.ts';
import type { Choice, OutboundMessage } from '../../src/core/messaging/outbound.ts';

/** A conversation in a test: what was said so far and where the person stands. */
export interface Talk {
  readonly session: Session | undefined;
  /** Every choice that was ever shown: buttons stay on the screen. */
  readonly shown: readonly Choice[];
  readonly turns: readonly Turn[];
}

export const SILENCE: Talk = { session: undefined, shown: [], turns: [] };

/** The conversation after one more thing the person did. */
export function after(talk: Talk, content: InboundContent, tools: FlowTools): Talk {
  const { session, shown, turns } = talk;
  const root = session?.root;
  const flow = root && tools.flows.find(root.id, root.version);
  const number = turns.length + 1;
  const input = { content, platformId: `m${number}`, at: number * 1000 };
  const turn = advance(flow, session, input, tools);
  return {
    session: structuredClone(turn.session),
    shown: [...shown, ...messagesOf(turn).flatMap(({ choices }) => choices)],
    turns: [...turns, turn],
  };
}

/** The conversation after several typed texts. */
export function afterTexts(tools: FlowTools, ...texts: readonly string[]): Talk {
  return texts.reduce((talk, text) => after(talk, { kind: 'text', text }, tools), SILENCE);
}

/** The button shown last under a title. */
export function tapOn({ shown }: Talk, title: string): InboundContent {
  const choice = shown.findLast((candidate) => candidate.title === title);
  if (!choice) throw new Error(`no button "${title}" was shown`);
  return { kind: 'tap', payload: choice.payload, title };
}

export function lastTurn({ turns }: Talk): Turn {
  const turn = turns.at(-1);
  if (!turn) throw new Error('nothing was said yet');
  return turn;
}

export function messagesOf({ events }: Turn): readonly OutboundMessage[] {
  return events.flatMap((event) => (event.kind === 'message_created' ? [event.message] : []));
}

export function kindsOf({ events }: Turn): readonly FlowEvent['kind'][] {
  return events.map(({ kind }) => kind);
}
