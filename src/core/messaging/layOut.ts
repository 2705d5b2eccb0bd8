import type { PictureOrder } from '../shared/pictureOrder.ts';
import type { Layout } from './capabilities.ts';
import { characterCount, presentable } from './characters.ts';
import { linkLine, withLinkButtons } from './links.ts';
import type { Choice, ContactRequest, OutboundMessage, OutboundPart } from './outbound.ts';
import { splitText } from './splitText.ts';

/**
 * The message as sends that the platform accepts, in order: long text in several parts, choices as
 * buttons of the last one. Choices that the platform cannot show as they are become a numbered
 * menu at the end of the text, with buttons "1", "2"… where it can show that many and no buttons where
 * it cannot. No title is lost; a message that says nothing has no part. A picture comes first, in
 * one send with its words where the platform carries both; whatever becomes of it, its caption is
 * said. Links are buttons of the last part, or lines of the text where the platform shows no buttons.
 */
export function layOut(message: OutboundMessage, capabilities: Layout): readonly OutboundPart[] {
  return withRequest(layOutSaid(message, capabilities), message.contactRequest, capabilities);
}

/** A form comes behind the words, a button with the last of them; the words ask the same. */
function withRequest(
  parts: readonly OutboundPart[],
  contactRequest: ContactRequest | undefined,
  { templates }: Layout,
): readonly OutboundPart[] {
  const last = parts.at(-1);
  if (!contactRequest || !last) return parts;
  if (templates.contactForm && contactRequest.asks === 'everything') {
    return [...parts, { text: '', buttons: [], contactRequest }];
  }
  if (templates.phoneReply !== true || contactRequest.asks !== 'phone' || last.image) return parts;
  return [...parts.slice(0, -1), { ...last, contactRequest }];
}

function layOutSaid(message: OutboundMessage, capabilities: Layout): readonly OutboundPart[] {
  const { links = [], ...plain } = message;
  const parts = layOutPlain(plain, capabilities);
  if (links.length === 0) return parts;
  const inWords = { ...plain, text: paragraphs(plain.text, links.map(linkLine).join('\n')) };
  return withLinkButtons(parts, links, capabilities) ?? layOutPlain(inWords, capabilities);
}

function layOutPlain(message: OutboundMessage, capabilities: Layout): readonly OutboundPart[] {
  const { text, choices, image } = message;
  if (!image) return layOutWords(message, capabilities);
  const { order, caption } = image;
  const all = layOutWords({ text: paragraphs(text, caption), choices }, capabilities);
  if (capabilities.image === 'alone') return [{ text: '', buttons: [], image: order }, ...all];
  if (choices.length === 0) return withImage(order, all);
  // The buttons need a send of their own: the text goes with them, the caption with the picture.
  const captioned = layOutWords({ text: caption, choices: [] }, capabilities);
  return [...withImage(order, captioned), ...layOutWords({ text, choices }, capabilities)];
}

/** Texts that are said together, an empty line between; blank ones are left out. */
export function paragraphs(...texts: readonly string[]): string {
  return texts.filter((text) => text !== '').join('\n\n');
}

function withImage(
  image: PictureOrder,
  [first, ...rest]: readonly OutboundPart[],
): readonly OutboundPart[] {
  return [{ text: '', buttons: [], ...first, image }, ...rest];
}

function layOutWords(message: OutboundMessage, capabilities: Layout): readonly OutboundPart[] {
  const choices = message.choices.map(withPresentableTitle);
  const words = presentable(message.text).trim();
  const asButtons = words !== '' && canShow(choices, capabilities);
  const buttons = asButtons ? choices : numbered(choices, capabilities);
  const said = splitText(words, capabilities.textLength);
  const texts = asButtons ? said : withMenu(said, menuOf(choices), capabilities.textLength);
  return texts.map((text, index) => ({ text, buttons: index === texts.length - 1 ? buttons : [] }));
}

function menuOf(choices: readonly Choice[]): string {
  return choices.map(({ title }, index) => `${index + 1}. ${title}`).join('\n');
}

/** Keeps the menu in one piece, with the last words where both fit. */
function withMenu(texts: readonly string[], menu: string, limit: number): readonly string[] {
  if (menu === '') return texts;
  const together = [...texts.slice(-1), menu].join('\n\n');
  if (characterCount(together) <= limit) return [...texts.slice(0, -1), together];
  return [...texts, ...splitText(menu, limit)];
}

function numbered(choices: readonly Choice[], capabilities: Layout): readonly Choice[] {
  const buttons = choices.map(({ payload }, index) => ({ title: `${index + 1}`, payload }));
  return canShow(buttons, capabilities) ? buttons : [];
}

function canShow(choices: readonly Choice[], { buttons }: Layout): boolean {
  return (
    choices.length <= buttons.count &&
    choices.every(
      ({ title, payload }) =>
        isWithin(title, buttons.titleLength) && isWithin(payload, buttons.payloadLength),
    )
  );
}

function isWithin(text: string, limit: number): boolean {
  return text !== '' && characterCount(text) <= limit;
}

function withPresentableTitle({ title, payload }: Choice): Choice {
  return { title: presentable(title).replace(/\s+/g, ' ').trim(), payload };
}
