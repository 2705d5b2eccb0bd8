import type { Capabilities } from './capabilities.ts';
import { characterCount } from './characters.ts';
import { layOut } from './layOut.ts';
import type { OutboundMessage, OutboundPart } from './outbound.ts';

/** What a turn says as a platform carries it, in as few sends as it takes. */
export function layOutTurn(
  messages: readonly OutboundMessage[],
  capabilities: Capabilities,
): readonly OutboundPart[] {
  return joined(messages, capabilities).flatMap((message) => layOut(message, capabilities));
}

/**
 * A message that offers nothing to tap is said together with the one after it, an empty line
 * between, as long as both fit into one. One answer is one send: never half delivered, paid once.
 */
function joined(
  messages: readonly OutboundMessage[],
  { textLength }: Capabilities,
): readonly OutboundMessage[] {
  return messages.reduce<readonly OutboundMessage[]>((before, message) => {
    const last = before.at(-1);
    const text = last && `${last.text}\n\n${message.text}`;
    const fits = text !== undefined && characterCount(text) <= textLength;
    if (!fits || last?.choices.length !== 0) return [...before, message];
    return [...before.slice(0, -1), { text, choices: message.choices }];
  }, []);
}
