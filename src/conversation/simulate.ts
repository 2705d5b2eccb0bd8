import type { Session } from '../core/flow/types.ts';
import type { InboundContent } from '../core/messaging/inbound.ts';
import type { OutboundPart } from '../core/messaging/outbound.ts';
import { contactLine, type ChannelName, type ContactKey } from '../core/shared/contact.ts';
import type { Clock } from './ports.ts';
import type { Inbox, LaneWork } from './stores.ts';

/** The account of people who are not on any platform; nothing is ever sent to it. */
export const SIMULATED_ACCOUNT = 'simulator';

/** What a simulated turn came to, as it was stored. */
export interface SimulatedTurn {
  readonly parts: readonly OutboundPart[];
  readonly session: Session;
  /** Ids of the leads that this turn made or renewed. */
  readonly leads: readonly string[];
}

export interface SimulatorNeeds {
  readonly inbox: Inbox;
  readonly clock: Clock;
  readonly newId: () => string;
  readonly wake: () => void;
}

/** A citizen without a platform: the same inbox, lanes and engine as everybody. */
export interface Simulator {
  /** Resolves when the turn is stored; rejects when it takes longer than a person would wait. */
  converse(contact: string, channel: ChannelName, content: InboundContent): Promise<SimulatedTurn>;
  /** To be told of every stored batch. */
  taken(work: LaneWork): void;
}

const LONGEST_TURN_MS = 10_000;

export function makeSimulator({ inbox, clock, newId, wake }: SimulatorNeeds): Simulator {
  const waiting = new Map<string, ((turn: SimulatedTurn) => void)[]>();
  return {
    async converse(contact, channel, content) {
      const who: ContactKey = { channel, account: SIMULATED_ACCOUNT, contact };
      const turn = nextTurn(waiting, contactLine(who));
      await inbox.accept([{ ...who, platformId: newId(), sentAt: clock(), content }]);
      wake();
      return turn;
    },
    taken({ outcomes, leads }) {
      for (const { contact, contactId, parts, session, handled } of outcomes) {
        if (contact.account !== SIMULATED_ACCOUNT || handled.length === 0) continue;
        const line = contactLine(contact);
        const resolvers = waiting.get(line) ?? [];
        waiting.delete(line);
        const mine = leads.filter((lead) => lead.contactId === contactId).map(({ id }) => id);
        resolvers.forEach((resolve) => {
          resolve({ parts, session, leads: mine });
        });
      }
    },
  };
}

function nextTurn(
  waiting: Map<string, ((turn: SimulatedTurn) => void)[]>,
  line: string,
): Promise<SimulatedTurn> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => {
      waiting.delete(line);
      reject(new Error('the turn was not stored in time'));
    }, LONGEST_TURN_MS);
    const resolver = (turn: SimulatedTurn) => {
      clearTimeout(timer);
      resolve(turn);
    };
    waiting.set(line, [...(waiting.get(line) ?? []), resolver]);
  });
}
