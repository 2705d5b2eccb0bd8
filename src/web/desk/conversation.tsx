import type { Utterance } from './leadWire.ts';
import { saidIn, titlesIn } from './said.ts';
import { timeShown } from './shown.ts';
import { WORDS } from './words.ts';

const { conversation: words } = WORDS;

/** What was said, as bubbles; only ever text, never markup. */
export function Conversation({ said }: { readonly said: readonly Utterance[] }) {
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
    </section>
  );
}

interface BubbleProps {
  readonly utterance: Utterance;
  readonly titles: ReadonlyMap<string, string>;
}

function Bubble({ utterance: { from, at, content, delivery }, titles }: BubbleProps) {
  const isPerson = from === 'person';
  return (
    <li class={isPerson ? 'person' : 'bot'}>
      <span class="unseen">{isPerson ? words.person : words.bot}</span>
      <p class="bubble">{saidIn(content, titles)}</p>
      <small>
        {timeShown(at)}
        {delivery === 'failed' && ` · ${words.failed}`}
        {delivery === 'pending' && ` · ${words.pending}`}
      </small>
    </li>
  );
}
