import { useState } from 'preact/hooks';
import { told } from '../fillWords.ts';
import { timeShown } from '../shown.ts';
import type { Account, Code } from './wire.ts';
import { CHAT_WORDS as words } from './words.ts';

interface CodeStepsProps {
  readonly accounts: readonly Account[];
  readonly code: Code;
}

/** The three steps that link a chat, with the code in them. */
export function CodeSteps({ accounts, code: { code, expiresAt } }: CodeStepsProps) {
  const sentence = told(words.say, { code: `${code.slice(0, 4)} ${code.slice(4)}` });
  return (
    <ol class="steps" aria-label={words.steps}>
      <li>
        <p>{words.open}</p>
        <ul class="doors">
          {accounts.map((account) => (
            <Door key={account.channel} account={account} />
          ))}
        </ul>
      </li>
      <li>
        <p>{words.write}</p>
        <p class="code">{sentence}</p>
        <Copy text={sentence} />
      </li>
      <li>
        <p>{words.wait}</p>
        <p>
          <small>{told(words.until, { time: timeShown(expiresAt) })}</small>
        </p>
      </li>
    </ol>
  );
}

function Door({ account: { channel, url, qr } }: { readonly account: Account }) {
  const name = { channel: words.channels[channel] };
  return (
    <li>
      <svg role="img" aria-label={told(words.qr, name)} viewBox={`0 0 ${qr.size} ${qr.size}`}>
        <path d={qr.path} />
      </svg>
      <a class="button" href={url} target="_blank" rel="noreferrer">
        {told(words.openIn, name)}
      </a>
    </li>
  );
}

/** Without https the clipboard is closed to pages: then there is nothing to press. */
function Copy({ text }: { readonly text: string }) {
  const [isCopied, setCopied] = useState(false);
  if (!isSecureContext) return null;
  const copy = async () => {
    await navigator.clipboard.writeText(text);
    setCopied(true);
  };
  return (
    <>
      <button type="button" onClick={() => void copy()}>
        {words.copy}
      </button>
      <span role="status">{isCopied ? ` ${words.copied}` : ''}</span>
    </>
  );
}
