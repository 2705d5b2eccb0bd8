import { useCallback, useEffect, useReducer, useRef } from 'preact/hooks';
import type { ChannelName } from '../../core/shared/contact.ts';
import { sendMessage, understand } from './api.ts';
import { after, freshConversation, type Conversation, type Happening } from './conversation.ts';
import type { MessageBody, Said } from './wire.ts';

/** The conversation on the platform in view, and what a tester can do with it. */
export interface ConversationControls {
  readonly conversation: Conversation;
  readonly say: (said: Said) => void;
  /** Says again what was not answered; `id` is the entry that told so. */
  readonly tryAgain: (id: number, said: Said) => void;
  /** A new made-up person on the same platform. */
  readonly restart: () => void;
}

type Conversations = Readonly<Record<ChannelName, Conversation>>;

type Action =
  | { readonly kind: 'restarted'; readonly channel: ChannelName; readonly contact: string }
  | { readonly kind: 'happened'; readonly person: Person; readonly happening: Happening };

interface Person {
  readonly channel: ChannelName;
  readonly contact: string;
}

/**
 * Keeps one conversation per platform, so that switching the looks loses neither; a platform's
 * conversation opens when it is first looked at. Turns of one person go one after the other.
 */
export function useConversations(channel: ChannelName): ConversationControls {
  const [conversations, dispatch] = useReducer(reduce, undefined, firstConversations);
  const queue = useRef(Promise.resolve());
  const ear = useRef<Ear>({ absent: false });
  const conversation = conversations[channel];
  const { contact, opened } = conversation;

  const perform = useCallback(
    (first: Happening, said: Said) => {
      const person = { channel, contact };
      const tell = (happening: Happening) => dispatch({ kind: 'happened', person, happening });
      tell(first);
      queue.current = queue.current.then(() => turn(person, said, tell));
      if (said.kind === 'text') void listen(said.text, { ear: ear.current, tell });
    },
    [channel, contact],
  );
  useEffect(() => {
    if (!opened) perform({ kind: 'said', said: OPENED }, OPENED);
  }, [opened, perform]);

  return {
    conversation,
    say: (said) => perform({ kind: 'said', said }, said),
    tryAgain: (id, said) => perform({ kind: 'tried_again', id }, said),
    restart: () => dispatch({ kind: 'restarted', channel, contact: newContact() }),
  };
}

const OPENED: Said = { kind: 'opened' };

type Tell = (happening: Happening) => void;

async function turn(person: Person, said: Said, tell: Tell): Promise<void> {
  const answered = await sendMessage(bodyOf(person, said));
  tell(answered.kind === 'answered' ? answered : { ...answered, said });
}

/** Whether this server was found to have no understanding API. */
interface Ear {
  absent: boolean;
}

/** Tells what is understood of a typed text; a server without that API is asked only once. */
async function listen(text: string, { ear, tell }: { ear: Ear; tell: Tell }): Promise<void> {
  if (ear.absent) return;
  const understood = await understand(text);
  if (understood === 'absent') ear.absent = true;
  else if (understood) tell({ kind: 'heard', heard: { text, understood } });
}

function bodyOf(person: Person, said: Said): MessageBody {
  switch (said.kind) {
    case 'text':
      return { ...person, text: said.text };
    case 'tap':
      return { ...person, payload: said.payload };
    case 'opened':
      return person;
  }
}

function reduce(conversations: Conversations, action: Action): Conversations {
  if (action.kind === 'restarted') {
    const { channel, contact } = action;
    return { ...conversations, [channel]: freshConversation(channel, contact) };
  }
  const { channel, contact } = action.person;
  const conversation = conversations[channel];
  // What still arrives for a person who was replaced belongs to nobody.
  if (conversation.contact !== contact) return conversations;
  return { ...conversations, [channel]: after(conversation, action.happening) };
}

function firstConversations(): Conversations {
  return {
    zalo: freshConversation('zalo', newContact()),
    messenger: freshConversation('messenger', newContact()),
  };
}

/** A random id; `randomUUID` is missing where a page is read over plain http. */
function newContact(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(5));
  return `thu-${Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')}`;
}
