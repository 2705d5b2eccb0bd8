import type { Utterance } from './leadWire.ts';
import { saidIn } from './said.ts';
import { timeShown } from './shown.ts';
import { WORDS } from './words.ts';

const { conversation: words } = WORDS;

/** What was said, as bubbles; only ever text, never markup. */
export function Conversation({ said }: { readonly said: readonly Utterance[] }) {
  return (
    <section class="card">
      <h2>{words.title}</h2>
      {said.length === 0 && <p class="quiet">{words.none}</p>}
      {said.length > 0 && (
        <ol class="talk" tabIndex={0} aria-label={words.title}>
          {said.map((utterance, index) => (
            <Bubble key={index} utterance={utterance} />
          ))}
        </ol>
      )}
    </section>
  );
}

function Bubble({ utterance: { from, at, content, delivery } }: { readonly utterance: Utterance }) {
  const isPerson = from === 'person';
  return (
    <li class={isPerson ? 'person' : 'bot'}>
      <span class="unseen">{isPerson ? words.person : words.bot}</span>
      <p class="bubble">{saidIn(content)}</p>
      <small>
        {timeShown(at)}
        {delivery === 'failed' && ` · ${words.failed}`}
        {delivery === 'pending' && ` · ${words.pending}`}
      </small>
    </li>
  );
}
