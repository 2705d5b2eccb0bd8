import type { Choice } from '../../core/messaging/outbound.ts';
import type { Entry } from './conversation.ts';
import { Picture } from './picture.tsx';
import type { BotMessage, Said } from './wire.ts';
import { WORDS } from './words.ts';

export interface ChatEntryProps {
  readonly entry: Entry;
  /** Messenger's quick replies vanish when something follows; the stylesheet knows. */
  readonly isLast: boolean;
  readonly onTap: (choice: Choice) => void;
  readonly onRetry: (id: number, said: Said) => void;
}

/** One entry of the log. What people wrote is only ever text, never markup. */
export function ChatEntry({ entry, isLast, onTap, onRetry }: ChatEntryProps) {
  const place = isLast ? 'entry last' : 'entry';
  switch (entry.kind) {
    case 'citizen':
      return (
        <li class={`${place} citizen`}>
          <span class="unseen">{WORDS.fromCitizen} </span>
          <p class="bubble">{entry.text}</p>
        </li>
      );
    case 'bot':
      return (
        <li class={`${place} bot`}>
          <Message message={entry.message} onTap={onTap} />
        </li>
      );
    case 'failed':
      return (
        <li class={`${place} failed`}>
          <p class="bubble">{WORDS.failures[entry.failure]}</p>
          <button type="button" onClick={() => onRetry(entry.id, entry.said)}>
            {WORDS.retry}
          </button>
        </li>
      );
  }
}

interface MessageProps {
  readonly message: BotMessage;
  readonly onTap: (choice: Choice) => void;
}

function Message({ message, onTap }: MessageProps) {
  const { text, choices, image, image_text: imageText } = message;
  return (
    <>
      <span class="avatar" aria-hidden="true">
        {WORDS.avatar}
      </span>
      <span class="unseen">{WORDS.fromBot} </span>
      <div class="card">
        {image !== undefined && <Picture source={image} text={imageText ?? ''} />}
        {text !== '' && <p class="bubble">{text}</p>}
        {choices.length > 0 && (
          <ul class="choices" aria-label={WORDS.choices}>
            {choices.map((choice, index) => (
              <li key={index}>
                <button type="button" onClick={() => onTap(choice)}>
                  {choice.title}
                </button>
              </li>
            ))}
          </ul>
        )}
      </div>
    </>
  );
}
