import { useRef } from 'preact/hooks';
import { WORDS } from './words.ts';

export interface PictureProps {
  /** A `data:` URL. */
  readonly source: string;
  /** What it shows in words. */
  readonly text: string;
}

/** A picture of the chat; a click opens it as large as the window allows, a click or Esc closes it. */
export function Picture({ source, text }: PictureProps) {
  const large = useRef<HTMLDialogElement>(null);
  return (
    <>
      <button
        type="button"
        class="picture"
        aria-label={`${WORDS.enlarge}: ${text}`}
        onClick={() => large.current?.showModal()}
      >
        <img src={source} alt={text} />
      </button>
      <dialog
        class="large-picture"
        ref={large}
        aria-label={WORDS.picture}
        onClick={() => large.current?.close()}
      >
        <img src={source} alt={text} />
        <button type="button">{WORDS.close}</button>
      </dialog>
    </>
  );
}
