import { loadContent } from '../../src/adapters/files/loadContent.ts';
import { toolsOver } from '../../src/compose/dialogue.ts';
import { flowLibrary } from '../../src/core/flow/library.ts';
import type { FlowTools } from '../../src/core/flow/types.ts';
import type { ChannelName } from '../../src/core/shared/contact.ts';
import { localDate } from '../../src/core/shared/localDate.ts';
import type { LocalDate } from '../../src/core/shared/localDate.ts';

const today = localDate('2026-11-22');
const content = await loadContent({ flowsDir: 'flows', contentDir: 'content' }, today);

/** The flows that are shipped. */
export const shippedFlows = content.flows;

const toolsOn = toolsOver(content, flowLibrary(shippedFlows));
const tools = toolsOn(today);

/** The shipped flows, words, law and ear on 2026-11-22, for a person on that channel. */
export function shippedTools(channel: ChannelName = 'zalo'): FlowTools {
  return { ...tools, contact: { channel, account: 'account-1', contact: 'person-1' } };
}

/** As `shippedTools`, on another day. */
export function shippedToolsOn(day: LocalDate): FlowTools {
  return { ...shippedTools(), ...toolsOn(day) };
}
