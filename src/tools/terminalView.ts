import { styleText } from 'node:util';
import type { FlowEvent } from '../core/flow/types.ts';
import { linkLine } from '../core/messaging/links.ts';
import type { Link } from '../core/messaging/outbound.ts';
import type { ShownTurn } from './terminalBot.ts';

/** A turn as text: bubbles, their choices numbered, and dimmed what happened behind the scenes. */
export function showTurn({ parts, events }: ShownTurn): string {
  let number = 0;
  const bubbles = parts.map(({ text, buttons, image, links = [] }) => {
    const choices = buttons.map(({ title }) => `  [${(number += 1)}] ${title}`);
    // What it shows is said in the text that comes with it or next.
    const picture = image ? [`┃ [picture: ${image.name}]`] : [];
    return [
      ...picture,
      ...(text === '' ? [] : indented(text)),
      ...links.map(toldLink),
      ...choices,
    ].join('\n');
  });
  const notes = events.flatMap((event) => noteOf(event) ?? []);
  return [...bubbles, ...notes.map((note) => styleText('dim', `  (${note})`)), '']
    .map((block) => `${block}\n`)
    .join('');
}

function indented(text: string): string[] {
  return text
    .trimEnd()
    .split('\n')
    .map((line, index) => (index === 0 ? `┃ ${line}` : `┃ ${line}`.trimEnd()));
}

/** Undefined for what the bubbles already show. */
function noteOf(event: FlowEvent): string | undefined {
  switch (event.kind) {
    case 'lead_captured':
      return `lead: ${event.lead.wish}, ${event.lead.name}, ${event.lead.phone}, consent ${event.lead.consent.id} of ${event.lead.consent.version}`;
    case 'consent_refused':
      return `consent ${event.consent} is refused: leads resting on it are deleted`;
    case 'person_requested':
      return `a person is asked for: ${event.reason}`;
    case 'flow_failed':
      return `the flow is broken: ${event.flow}.${event.node}: ${event.reason}`;
    case 'picture_refused':
      return `the picture of ${event.flow}.${event.node} cannot be drawn: ${event.reason}`;
    case 'contact_stopped':
      return 'silent from now on; "bắt đầu" wakes the bot';
    case 'contact_resumed':
      return 'awake again';
    case 'erasure_requested':
      return 'everything about this person is erased';
    case 'flow_started':
    case 'flow_ended':
      return `${event.kind === 'flow_started' ? 'begins' : 'ends'}: ${event.flow}`;
    case 'answer_not_understood':
      return `not understood (${event.misses}): ${event.key}`;
    case 'text_unmatched':
      return 'no question was open and no command was meant';
    case 'answer_given':
    case 'calculated':
    case 'model_asked':
    case 'message_created':
      return undefined;
  }
}

function toldLink(link: Link): string {
  return `  <${linkLine(link)}>`;
}
