import type { ChannelName } from '../../src/core/shared/contact.ts';
import type { ReceivedCall } from './loopback.ts';
import type { TestProgram } from './program.ts';
import {
  messengerGetStarted,
  messengerQuickReply,
  messengerText,
  zaloFollow,
  zaloTap,
  zaloText,
  type Deed,
  type SignedWebhook,
} from './signedWebhooks.ts';

/** A message as the platform took it. */
export interface Heard {
  readonly text: string;
  readonly buttons: readonly { readonly title: string; readonly payload: string }[];
}

/** What a person hears in answer to one thing they did. */
export interface Reply {
  readonly messages: readonly Heard[];
  /** All of it in one text. */
  readonly text: string;
  /** What can be tapped now. */
  readonly titles: readonly string[];
}

/** Somebody on a platform; each call is a webhook and resolves when its answer has arrived. */
export interface Citizen {
  readonly id: string;
  /** Everything heard so far. */
  heard(): readonly Heard[];
  /** Comes for the first time: follows the Official Account, or presses "get started". */
  arrives(): Promise<Reply>;
  says(text: string): Promise<Reply>;
  /** Taps the button of this title that was sent last. */
  taps(title: string): Promise<Reply>;
  /** The webhook of a typed text, to post in a way of one's own; each has an id of its own. */
  text(text: string): SignedWebhook;
}

let born = 0;
/** How many things each person did; a platform never gives an id twice. */
const deedsOf = new Map<string, number>();

/** A new person on a platform, or the one of this id in front of another program. */
export function citizen(program: TestProgram, channel: ChannelName, id = newId(channel)): Citizen {
  const platform = channel === 'zalo' ? onZalo(program) : onMessenger(program);
  const heard = () => platform.sent().filter(({ to }) => to === id);
  const deed = (): Deed => {
    const deeds = (deedsOf.get(id) ?? 0) + 1;
    deedsOf.set(id, deeds);
    return { user: id, id: `mid-${id}-${deeds}`, at: program.clock() };
  };

  return {
    id,
    heard,
    arrives: () => answered(platform.arrival(deed())),
    says: (text) => answered(platform.text({ ...deed(), text })),
    taps: (title) => answered(platform.tap({ ...deed(), ...buttonCalled(heard(), title) })),
    text: (text) => platform.text({ ...deed(), text }),
  };

  async function answered(webhook: SignedWebhook): Promise<Reply> {
    const before = heard().length;
    const status = await program.post(webhook);
    if (status !== 200) throw new Error(`the webhook was answered ${status}`);
    await program.idle();
    const messages = heard().slice(before);
    return {
      messages,
      text: messages.map(({ text }) => text).join('\n\n'),
      titles: messages.at(-1)?.buttons.map(({ title }) => title) ?? [],
    };
  }
}

function newId(channel: ChannelName): string {
  born += 1;
  return `${channel === 'zalo' ? '83' : '24'}${String(born).padStart(14, '0')}`;
}

/** The requests that carried messages to a person, refused ones too. */
export function callsTo({ zalo, graph }: TestProgram, { id }: Citizen): readonly ReceivedCall[] {
  return [...zalo.calls, ...graph.calls].filter(({ body }) => body.includes(`"${id}"`));
}

/** A button as it was really sent. */
export function buttonCalled(heard: readonly Heard[], title: string): Heard['buttons'][number] {
  const shown = heard.flatMap(({ buttons }) => buttons);
  const button = shown.findLast((each) => each.title === title);
  if (button) return button;
  const last = heard.at(-1);
  throw new Error(`no button "${title}" was sent; the last message: ${JSON.stringify(last)}`);
}

interface Platform {
  sent(): readonly (Heard & { readonly to: string })[];
  arrival(deed: Deed): SignedWebhook;
  text(said: Deed & { readonly text: string }): SignedWebhook;
  tap(tapped: Deed & { readonly title: string; readonly payload: string }): SignedWebhook;
}

function onZalo({ zalo }: TestProgram): Platform {
  return {
    sent: () => zalo.sent.all,
    arrival: (deed) => zaloFollow(deed),
    text: zaloText,
    // Zalo posts the payload as if it had been typed; the title is not told.
    tap: zaloTap,
  };
}

function onMessenger({ graph }: TestProgram): Platform {
  return {
    sent: () => graph.sent.all,
    arrival: messengerGetStarted,
    text: messengerText,
    tap: messengerQuickReply,
  };
}
