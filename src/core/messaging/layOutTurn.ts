import type { Layout } from './capabilities.ts';
import { characterCount } from './characters.ts';
import { layOut, paragraphs } from './layOut.ts';
import type { CaptionedImage, OutboundMessage, OutboundPart } from './outbound.ts';

/** What a turn says as a platform carries it, in as few sends as it takes. */
export function layOutTurn(
  messages: readonly OutboundMessage[],
  capabilities: Layout,
): readonly OutboundPart[] {
  return joined(messages, capabilities).flatMap((message) => layOut(message, capabilities));
}

/**
 * A message that offers nothing to tap is said together with the one after it, an empty line
 * between, as long as both fit into one. One answer is one send: never half delivered, paid once.
 */
function joined(
  messages: readonly OutboundMessage[],
  capabilities: Layout,
): readonly OutboundMessage[] {
  return messages.reduce<readonly OutboundMessage[]>((before, message) => {
    const last = before.at(-1);
    const both = last && together(last, message, capabilities);
    return both ? [...before.slice(0, -1), both] : [...before, message];
  }, []);
}

/** Both as one message; undefined where that would not fit, or would save no send. */
function together(
  first: OutboundMessage,
  second: OutboundMessage,
  capabilities: Layout,
): OutboundMessage | undefined {
  if (staysAlone(first, second, capabilities)) return undefined;
  const both = first.image
    ? captionFirst(first, first.image, second)
    : { ...second, text: paragraphs(first.text, second.text) };
  const words = paragraphs(both.text, both.image?.caption ?? '');
  return characterCount(words) <= capabilities.textLength ? both : undefined;
}

/** Buttons belong under their own words, and one send has one picture, on Zalo without buttons. */
function staysAlone(
  first: OutboundMessage,
  second: OutboundMessage,
  capabilities: Layout,
): boolean {
  if (first.choices.length > 0 || first.contactRequest || first.links) return true;
  if (!first.image) return false;
  return second.image ? true : capabilities.image === 'with_text' && second.choices.length > 0;
}

function captionFirst(
  { text }: OutboundMessage,
  { order, caption }: CaptionedImage,
  second: OutboundMessage,
): OutboundMessage {
  return {
    ...second,
    text: paragraphs(text, caption, second.text),
    image: { order, caption: '' },
  };
}
