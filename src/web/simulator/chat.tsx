import { useLayoutEffect, useRef } from 'preact/hooks';
import { Composer } from './composer.tsx';
import { ChatEntry } from './chatEntry.tsx';
import type { ConversationControls } from './useConversations.ts';
import type { Said } from './wire.ts';
import { WORDS } from './words.ts';

/** The conversation in the looks of its platform. */
export function Chat({ conversation, say, tryAgain }: ConversationControls) {
  const { channel, entries, waiting } = conversation;
  const log = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    log.current?.scrollTo({ top: log.current.scrollHeight });
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
