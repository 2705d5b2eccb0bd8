import { told } from '../fillWords.ts';
import type { Send } from './talkPage.tsx';
import type { Talk } from './talkWire.ts';
import { momentShown } from './times.ts';
import { TALK_WORDS as words } from './words.ts';

interface HoldProps {
  readonly talk: Talk;
  readonly isMine: boolean;
  readonly isBusy: boolean;
  readonly send: Send;
}

/** Take it, give it back, or say that nothing is left to do. */
export function Hold({ talk, isMine, isBusy, send }: HoldProps) {
  const { holder, returnAt, askedAt, simulated, now } = talk;
  if (isMine) {
    return (
      <section class="card actions">
        {returnAt !== undefined && (
          <p class="quiet">{told(words.returns, { time: momentShown(returnAt, now) })}</p>
        )}
        <button
          type="button"
          disabled={isBusy}
          onClick={() => void send('give-back', words.givenBack)}
        >
          {words.giveBack}
        </button>
      </section>
    );
  }
  if (holder !== undefined || (simulated && askedAt === undefined)) return null;
  return (
    <section class="card actions">
      {!simulated && (
        <button
          type="button"
          class="main"
          disabled={isBusy}
          onClick={() => void send('take', words.taken)}
        >
          {words.take}
        </button>
      )}
      {askedAt !== undefined && (
        <button type="button" disabled={isBusy} onClick={() => void send('settle', words.settled)}>
          {words.settle}
        </button>
      )}
    </section>
  );
}
