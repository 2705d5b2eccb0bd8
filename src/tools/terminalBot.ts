import path from 'node:path';
import { loadContent } from '../adapters/files/loadContent.ts';
import { toolsOver } from '../compose/dialogue.ts';
import { makeDialogue } from '../conversation/dialogue.ts';
import { flowLibrary } from '../core/flow/library.ts';
import type { FlowEvent, Session } from '../core/flow/types.ts';
import { CAPABILITIES } from '../core/messaging/capabilities.ts';
import type { InboundContent } from '../core/messaging/inbound.ts';
import { layOutTurn } from '../core/messaging/layOutTurn.ts';
import type { Choice, OutboundPart } from '../core/messaging/outbound.ts';
import type { ChannelName } from '../core/shared/contact.ts';
import { dayInVietnam, type LocalDate } from '../core/shared/localDate.ts';
import { Unusable } from './runTool.ts';

/** What the person in the terminal sees of a turn. */
export interface ShownTurn {
  readonly parts: readonly OutboundPart[];
  readonly events: readonly FlowEvent[];
}

/** One conversation, kept in memory. */
export interface TerminalBot {
  /** The person opens the conversation, or a flow by its name or file. */
  open(flow?: string): ShownTurn;
  /** The person types a line: the number of a choice shown last taps it. */
  hear(line: string): ShownTurn;
}

interface BotSettings {
  readonly flowsDir: string;
  readonly contentDir: string;
  readonly channel: ChannelName;
  readonly asOf: LocalDate | undefined;
}

/** The bot over the content folders. Throws `ContentRefused` when they cannot be used. */
export async function openTerminalBot(settings: BotSettings): Promise<TerminalBot> {
  const { channel, asOf } = settings;
  const content = await loadContent(settings, asOf ?? dayInVietnam(Date.now()));
  const flows = flowLibrary(content.flows);
  const toolsOn = toolsOver(content, flows);
  const { respond } = makeDialogue({ flows, toolsOn, clock: Date.now, asOf });
  const who = { channel, account: 'terminal', contact: 'you' };
  let session: Session | undefined;
  let choices: readonly Choice[] = [];
  let turns = 0;

  return {
    open: (flow) => take({ kind: 'opened', ...(flow !== undefined && { ref: named(flow) }) }),
    hear: (line) => take(meant(line, choices)),
  };

  function take(said: InboundContent): ShownTurn {
    turns += 1;
    const id = `${turns}`;
    const now = Date.now();
    const event = { ...who, id, platformId: id, sentAt: now, receivedAt: now, content: said };
    const turn = respond(who, session, event);
    const isErased = turn.events.some(({ kind }) => kind === 'erasure_requested');
    session = isErased ? undefined : turn.session;
    const messages = turn.events.flatMap((happened) =>
      happened.kind === 'message_created' ? [happened.message] : [],
    );
    const parts = layOutTurn(messages, CAPABILITIES[channel]);
    if (parts.length > 0) choices = parts.flatMap(({ buttons }) => buttons);
    return { parts, events: turn.events };
  }

  function named(flow: string): string {
    const id = path.basename(flow, '.yaml');
    if (flows.find(id)) return `flow:${id}`;
    const known = content.flows.map((each) => each.id).join(', ');
    throw new Unusable(`there is no flow "${id}"; there are: ${known}`);
  }
}

function meant(line: string, choices: readonly Choice[]): InboundContent {
  const number = /^\s*(\d{1,2})\s*$/.exec(line)?.[1];
  const choice = number === undefined ? undefined : choices[Number(number) - 1];
  return choice ? { kind: 'tap', ...choice } : { kind: 'text', text: line };
}
