import { useState } from 'preact/hooks';
import { ask } from '../api.ts';
import { LawLine } from '../computations.tsx';
import { Form } from '../form.tsx';
import { useAsked } from '../useAsked.ts';
import { isCards, type Card } from './talkWire.ts';
import { TALK_WORDS as words } from './words.ts';

interface CardsProps {
  readonly id: string;
  readonly onInsert: (card: Card) => void;
}

/** What may be said: the curated answers by a question, and the saved replies; each with its law. */
export function Cards({ id, onInsert }: CardsProps) {
  const { body } = useAsked(`/talks/${id}/replies`, isCards);
  const [question, setQuestion] = useState('');
  const [found, setFound] = useState<readonly Card[]>();
  const search = async () => {
    const asked = question.trim();
    if (asked === '') {
      setFound(undefined);
      return;
    }
    const path = `/talks/${id}/answers?q=${encodeURIComponent(asked)}`;
    const answer = await ask({ method: 'GET', path }, isCards);
    if (answer.kind === 'ok') setFound(answer.body.cards);
  };
  return (
    <section class="card replies" aria-label={words.replies}>
      <h2>{words.replies}</h2>
      <Form label={words.find} onSend={() => void search()}>
        <label class="field">
          <span>{words.search}</span>
          <input
            type="search"
            value={question}
            maxLength={500}
            onInput={(event) => setQuestion(event.currentTarget.value)}
          />
        </label>
        <button type="submit">{words.find}</button>
      </Form>
      {found && (
        <>
          <h3>{words.found}</h3>
          {found.length === 0 && <p class="quiet">{words.nothingFound}</p>}
          <List cards={found} onInsert={onInsert} />
        </>
      )}
      <List cards={body?.cards ?? []} onInsert={onInsert} />
    </section>
  );
}

interface ListProps {
  readonly cards: readonly Card[];
  readonly onInsert: (card: Card) => void;
}

function List({ cards, onInsert }: ListProps) {
  return (
    <ul class="reply-list">
      {cards.map((card) => (
        <li key={card.id}>
          <details>
            <summary>{card.title}</summary>
            <Whole card={card} onInsert={onInsert} />
          </details>
        </li>
      ))}
    </ul>
  );
}

function Whole({
  card,
  onInsert,
}: {
  readonly card: Card;
  readonly onInsert: CardsProps['onInsert'];
}) {
  const { text, lines } = card;
  if (text === undefined) return <p class="notice bad">{words.outdated}</p>;
  return (
    <div class="reply">
      <p class="wording">{text}</p>
      {lines.length > 0 && (
        <>
          <h4>{words.law}</h4>
          <ol class="law">
            {lines.map((line, index) => (
              <LawLine key={index} line={line} />
            ))}
          </ol>
        </>
      )}
      <button type="button" class="main" onClick={() => onInsert(card)}>
        {words.insert}
      </button>
    </div>
  );
}
