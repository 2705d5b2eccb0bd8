import { useRef } from 'preact/hooks';
import { WORDS } from './words.ts';

/** What the API takes at most. */
const LONGEST_TEXT = 10_000;

/** The text box: Enter sends, Shift+Enter breaks the line; a blank text is not sent. */
export function Composer({ onSend }: { readonly onSend: (text: string) => void }) {
  const box = useRef<HTMLTextAreaElement>(null);
  const send = (event: Event) => {
    event.preventDefault();
    const text = box.current?.value ?? '';
    if (box.current === null || text.trim() === '') return;
    box.current.value = '';
    onSend(text);
  };
  const sendOnEnter = (event: KeyboardEvent) => {
    // While a Vietnamese keyboard composes a letter, Enter ends the letter.
    if (event.key === 'Enter' && !event.shiftKey && !event.isComposing) send(event);
  };
  return (
    <form class="composer" onSubmit={send}>
      <label class="unseen" for="message">
        {WORDS.input}
      </label>
      <textarea
        id="message"
        ref={box}
        rows={1}
        maxLength={LONGEST_TEXT}
        placeholder={WORDS.inputHint}
        autocomplete="off"
        enterkeyhint="send"
        onKeyDown={sendOnEnter}
      />
      <button type="submit">
        <svg viewBox="0 0 24 24" width="24" height="24" aria-hidden="true">
          <path d="M3 11.5 21 3l-6.5 18-3-7.5L3 11.5Zm8.5 2L21 3" />
        </svg>
        <span class="unseen">{WORDS.send}</span>
      </button>
    </form>
  );
}
