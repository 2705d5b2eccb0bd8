import { useLayoutEffect, useRef } from 'preact/hooks';
import { useDesk, type Desk } from '../deskContext.ts';
import { saidIn, titlesIn } from '../said.ts';
import { timeShown } from '../shown.ts';
import { WORDS } from '../words.ts';
import type { TalkSheet, TalkUtterance } from './talkWire.ts';
import { TALK_WORDS as words } from './words.ts';

interface BubblesProps {
  readonly sheet: TalkSheet;
  readonly onEarlier: () => void;
}

/** What was said, the latest in view; only ever text, never markup. New words are read out. */
export function Bubbles({ sheet, onEarlier }: BubblesProps) {
  const { said, earlier } = sheet;
  const list = useRef<HTMLDivElement>(null);
  const latest = said.at(-1)?.id;
  useLayoutEffect(() => {
    list.current?.scrollTo({ top: list.current.scrollHeight });
  }, [latest]);
  const titles = titlesIn(said.map(({ content }) => content));
  return (
    <div class="talk-log" ref={list} role="log" aria-label={words.said} tabIndex={0}>
      {earlier !== undefined && (
        <button type="button" class="wide" onClick={onEarlier}>
          {words.earlier}
        </button>
      )}
      {said.length === 0 && <p class="quiet">{words.none}</p>}
      <ol class="talk whole">
        {said.map((utterance) => (
          <Bubble key={utterance.id} utterance={utterance} sheet={sheet} titles={titles} />
        ))}
      </ol>
    </div>
  );
}

interface BubbleProps {
  readonly utterance: TalkUtterance;
  readonly sheet: TalkSheet;
  readonly titles: ReadonlyMap<string, string>;
}

function Bubble({ utterance, sheet, titles }: BubbleProps) {
  const desk = useDesk();
  const { from, at, content, delivery } = utterance;
  return (
    <li class={from}>
      <small class="speaker">{speakerOf(desk, utterance, sheet)}</small>
      <p class="bubble">{saidIn(content, titles)}</p>
      <small>
        {timeShown(at)}
        {delivery === 'failed' && ` · ${WORDS.conversation.failed}`}
        {delivery === 'pending' && ` · ${WORDS.conversation.pending}`}
      </small>
    </li>
  );
}

function speakerOf({ me }: Desk, { from, by }: TalkUtterance, { names }: TalkSheet): string {
  if (from !== 'colleague') return words.from[from];
  if (by === me.staffId) return words.from.me;
  return (by === undefined ? undefined : names[by]) ?? words.from.colleague;
}
