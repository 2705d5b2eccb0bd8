import type { RefObject } from 'preact';
import { useMemo } from 'preact/hooks';
import { ungrounded } from '../../../core/talk/ungrounded.ts';
import { told } from '../fillWords.ts';
import { Form } from '../form.tsx';
import { useAsked } from '../useAsked.ts';
import { isFigureLexicon, toFigureWords } from './talkWire.ts';
import { TALK_WORDS as words } from './words.ts';

const LONGEST_REPLY = 6_000;

interface ComposerProps {
  readonly text: string;
  readonly onText: (text: string) => void;
  /** Texts whose figures have their law, or were said before. */
  readonly given: readonly string[];
  readonly isBusy: boolean;
  readonly onSend: () => void;
  readonly box: RefObject<HTMLTextAreaElement | null>;
}

/** Where a colleague writes; a figure that nothing accounts for is hinted at, never refused. */
export function Composer({ text, onText, given, isBusy, onSend, box }: ComposerProps) {
  const figures = useUngrounded(text, given);
  const sendByKey = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    onSend();
  };
  return (
    <section class="card composer">
      <Form onSend={onSend}>
        <label class="field">
          <span>{words.message}</span>
          <textarea
            ref={box}
            rows={3}
            maxLength={LONGEST_REPLY}
            placeholder={words.messageHint}
            value={text}
            onInput={(event) => onText(event.currentTarget.value)}
            onKeyDown={sendByKey}
          />
        </label>
        <p class={figures.length > 0 ? 'hint' : 'unseen'} role="status">
          {figures.length > 0 && told(words.unfounded, { figures: figures.join(', ') })}
        </p>
        <button type="submit" class="main" disabled={isBusy}>
          {words.send}
        </button>
      </Form>
    </section>
  );
}

function useUngrounded(text: string, given: readonly string[]): readonly string[] {
  const { body } = useAsked('/figure-words', isFigureLexicon);
  const known = useMemo(() => body && toFigureWords(body), [body]);
  return known ? ungrounded(text, given, known) : [];
}
