import type { Converse, SimulatedMessage } from '../adapters/http/simulatorRoutes.ts';
import type { Log, Paint } from '../conversation/ports.ts';
import type { SimulatedTurn, Simulator } from '../conversation/simulate.ts';
import type { Session } from '../core/flow/types.ts';
import { paragraphs } from '../core/messaging/layOut.ts';
import { linkLine } from '../core/messaging/links.ts';
import type { OutboundPart } from '../core/messaging/outbound.ts';
import type { PictureOrder } from '../core/shared/pictureOrder.ts';

/** What the simulator needs to show pictures. */
interface PictureNeeds {
  readonly paint: Paint;
  readonly log: Log;
}

/** The simulator as its route speaks of it: what was said, where the conversation stands, the law. */
export function converseWith(simulator: Simulator, pictures: PictureNeeds): Converse {
  return async ({ contact, channel, content }) => {
    const turn: SimulatedTurn = await simulator.converse(contact, channel, content);
    return {
      messages: await Promise.all(turn.parts.map((part) => shown(part, pictures))),
      session: { ...standing(turn.session), variables: variablesOf(turn.session) },
      leads: turn.leads,
      lines: turn.session.lines,
    };
  };
}

async function shown(
  { text: words, buttons, image, links = [] }: OutboundPart,
  pictures: PictureNeeds,
): Promise<SimulatedMessage> {
  const picture = image && (await painted(image, pictures));
  // The page has no buttons that leave it: links are lines, as where a platform shows none.
  const text = paragraphs(words, links.map(linkLine).join('\n'));
  return { text, choices: buttons, ...picture };
}

/** As a citizen sees it: a picture that cannot be drawn is left out. */
async function painted(order: PictureOrder, { paint, log }: PictureNeeds) {
  try {
    const { png, text } = await paint(order);
    const base64 = Buffer.from(png).toString('base64');
    return { image: `data:image/png;base64,${base64}`, image_text: text };
  } catch (error) {
    log.error('picture_left_out', { picture: order.name, error });
    return undefined;
  }
}

function standing({ open }: Session): { flow?: string; node?: string } {
  const [flow, node] = open?.key.split('.') ?? [];
  return { ...(flow !== undefined && { flow }), ...(node !== undefined && { node }) };
}

/** What is known about the person, then what was answered on the way here. */
function variablesOf({ known, path, answers }: Session): Record<string, unknown> {
  const answered = path.flatMap((key) => answers[key] ?? []);
  return Object.fromEntries(
    [...Object.values(known), ...answered].map(({ variable, value }) => [variable, value]),
  );
}
