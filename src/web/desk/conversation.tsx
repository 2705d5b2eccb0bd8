import { may, useDesk } from './deskContext.ts';
import type { Utterance } from './leadWire.ts';
import { PlaceLink } from './placeLink.tsx';
import { saidIn, titlesIn } from './said.ts';
import { timeShown } from './shown.ts';
import { TALK_WORDS } from './talk/words.ts';
import { WORDS } from './words.ts';

const { conversation: words } = WORDS;

interface ConversationProps {
  readonly said: readonly Utterance[];
  /** Whose it is: there it is taken over and answered. */
  readonly contactId: string;
}

/** What was said, as bubbles; only ever text, never markup. */
export function Conversation({ said, contactId }: ConversationProps) {
  const desk = useDesk();
  const titles = titlesIn(said.map(({ content }) => content));
  return (
    <section class="card">
      <h2>{words.title}</h2>
      {said.length === 0 && <p class="quiet">{words.none}</p>}
      {said.length > 0 && (
        <ol class="talk" tabIndex={0} aria-label={words.title}>
          {said.map((utterance, index) => (
            <Bubble key={index} utterance={utterance} titles={titles} />
          ))}
        </ol>
      )}
      {may(desk, 'conversations.reply') && (
        <PlaceLink to={`/desk/talks/${contactId}`} class="way">
          {TALK_WORDS.panel}
        </PlaceLink>
      )}
    </section>
  );
}

interface BubbleProps {
  readonly utterance: Utterance;
  readonly titles: ReadonlyMap<string, string>;
}

function Bubble({ utterance: { from, at, content, delivery }, titles }: BubbleProps) {
  const isColleague = from === 'colleague';
  return (
    <li class={from}>
      <span class={isColleague ? 'speaker' : 'unseen'}>{speakerOf(from)}</span>
      <p class="bubble">{saidIn(content, titles)}</p>
      <small>
        {timeShown(at)}
        {delivery === 'failed' && ` · ${words.failed}`}
        {delivery === 'pending' && ` · ${words.pending}`}
      </small>
    </li>
  );
}

function speakerOf(from: string): string {
  if (from === 'person') return words.person;
  return from === 'colleague' ? TALK_WORDS.from.colleague : words.bot;
}
