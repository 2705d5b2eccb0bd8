import { useEffect, useRef, useState } from 'preact/hooks';
import { told } from './fillWords.ts';
import { timeShown } from './shown.ts';
import type { HandedLink } from './wire.ts';
import { WORDS } from './words.ts';

const { staff: words } = WORDS;

interface LinkShownProps {
  readonly link: HandedLink;
  readonly name: string;
}

/** A link that works once, to be copied; the token stands behind the `#`, which is sent to nobody. */
export function LinkShown({ link: { token, expiresAt }, name }: LinkShownProps) {
  const [isCopied, setCopied] = useState(false);
  const box = useRef<HTMLInputElement>(null);
  useEffect(() => box.current?.focus(), [token]);
  const address = `${location.origin}/desk#link=${token}`;
  const copy = async () => {
    box.current?.select();
    // Without https the clipboard is closed to pages: then the text stands marked for the hand.
    if (!isSecureContext) return;
    await navigator.clipboard.writeText(address);
    setCopied(true);
  };
  return (
    <section class="card link">
      <p>{told(words.link, { name, time: timeShown(expiresAt) })}</p>
      <label class="field">
        <span>{told(words.linkLabel, { name })}</span>
        <input ref={box} readOnly value={address} onFocus={() => box.current?.select()} />
      </label>
      <button type="button" onClick={() => void copy()}>
        {words.copy}
      </button>
      <p role="status">{isCopied ? words.copied : ''}</p>
    </section>
  );
}
