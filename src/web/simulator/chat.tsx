import { useLayoutEffect, useRef } from 'preact/hooks';
import { Composer } from './composer.tsx';
import { ChatEntry } from './chatEntry.tsx';
import type { ConversationControls } from './useConversations.ts';
import type { Said } from './wire.ts';
import { WORDS } from './words.ts';

/** Between the upper edge of the log and what is shown first. */
const AIR_PX = 12;

/** The conversation in the looks of its platform. */
export function Chat({ conversation, say, tryAgain }: ConversationControls) {
  const { channel, entries, waiting } = conversation;
  const log = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    if (log.current) showLatest(log.current);
  }, [entries, waiting]);
  const tap = (said: Said) => {
    // The tapped button may vanish: the focus must not fall back to the top of the page.
    log.current?.focus({ preventScroll: true });
    say(said);
  };
  return (
    <section class={`chat ${channel}`} aria-label={WORDS.chat}>
      <ChatHead subtitle={WORDS.subtitles[channel]} />
      <div class="log" ref={log} role="log" aria-live="polite" aria-label={WORDS.log} tabIndex={0}>
        <ol class="entries">
          {entries.map((entry) => (
            <ChatEntry
              key={entry.id}
              entry={entry}
              isLast={entry === entries.at(-1)}
              onTap={(choice) => tap({ kind: 'tap', ...choice })}
              onRetry={tryAgain}
            />
          ))}
        </ol>
        {waiting > 0 && <Typing />}
      </div>
      <Composer onSend={(text) => say({ kind: 'text', text })} />
    </section>
  );
}

/** The end of the log, or the last thing asked where its answer is longer than the log is high. */
function showLatest(log: HTMLElement): void {
  const asked = [...log.querySelectorAll('.citizen')].at(-1);
  const below = asked
    ? asked.getBoundingClientRect().top - log.getBoundingClientRect().top - AIR_PX
    : Infinity;
  log.scrollTo({ top: Math.min(log.scrollTop + below, log.scrollHeight) });
}

function ChatHead({ subtitle }: { readonly subtitle: string }) {
  return (
    <header class="head">
      <span class="avatar" aria-hidden="true">
        {WORDS.avatar}
      </span>
      <p>
        <strong>{WORDS.botName}</strong>
        <small>{subtitle}</small>
      </p>
    </header>
  );
}

function Typing() {
  return (
    <p class="typing">
      <span class="unseen">{WORDS.typing}</span>
      <i aria-hidden="true" />
      <i aria-hidden="true" />
      <i aria-hidden="true" />
    </p>
  );
}
