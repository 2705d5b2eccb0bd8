import { useState } from 'preact/hooks';
import { ask } from '../api.ts';
import { may, useDesk } from '../deskContext.ts';
import { told } from '../fillWords.ts';
import type { NoticeText } from '../notice.tsx';
import { dayShown, timeShown } from '../shown.ts';
import { isDone, type Names } from '../wire.ts';
import { GapNearest } from './gapNearest.tsx';
import { StubCopy } from './stubCopy.tsx';
import type { GapView } from './useGaps.ts';
import type { Gap } from './wire.ts';
import { WORDS } from './words.ts';

interface GapCardProps {
  readonly gap: Gap;
  readonly view: GapView;
  readonly names: Names;
  readonly onSettled: (said: NoticeText) => void;
}

/** A question, how often and when it was asked, what comes near it, and what becomes of it. */
export function GapCard({ gap, view, names, onSettled }: GapCardProps) {
  const desk = useDesk();
  const send = async (path: string, body: object, good: string) => {
    const answer = await ask({ method: 'POST', path: `/gaps/${gap.id}/${path}`, body }, isDone);
    const isGood = answer.kind === 'ok';
    onSettled(isGood ? { kind: 'good', text: good } : { kind: 'bad', text: answer.message });
  };
  const mayWrite = may(desk, 'gaps.write');
  return (
    <li class="card gap">
      <div class="question">
        <h2>{gap.text}</h2>
        <span class="state">{told(WORDS.times, { count: String(gap.count || gap.total) })}</span>
      </div>
      <p class="quiet">{askedShown(gap)}</p>
      <Fate gap={gap} names={names} />
      <GapNearest nearest={gap.nearest} />
      {mayWrite && view === 'open' && (
        <>
          <StubCopy question={gap.text} />
          <Settle onSettle={(as, note) => void send('settle', { as, note }, WORDS.settledNow)} />
        </>
      )}
      {mayWrite && view === 'settled' && (
        <div class="ends">
          <button type="button" onClick={() => void send('reopen', {}, WORDS.reopened)}>
            {WORDS.reopen}
          </button>
        </div>
      )}
    </li>
  );
}

function askedShown({ firstAt, lastAt, total }: Gap): string {
  const [first, last] = [dayShown(firstAt), dayShown(lastAt)];
  return told(total === 1 ? WORDS.askedOnce : WORDS.asked, { first, last });
}

/** What was noted when it was settled, and that it came back since. */
function Fate({ gap, names }: Pick<GapCardProps, 'gap' | 'names'>) {
  const { settled, count, total } = gap;
  if (!settled) return null;
  const { as, by, at, note } = settled;
  const who = names[by] ?? WORDS.somebody;
  return (
    <div class="fate">
      {count > 0 && (
        <p class="late">
          {told(WORDS.again, { count: String(count), before: String(total - count) })}
        </p>
      )}
      <p class="quiet">{told(WORDS.by, { fate: WORDS.fates[as], who, time: timeShown(at) })}</p>
      {note !== '' && <blockquote>{note}</blockquote>}
    </div>
  );
}

interface SettleProps {
  readonly onSettle: (as: 'done' | 'ignored', note: string) => void;
}

function Settle({ onSettle }: SettleProps) {
  const [note, setNote] = useState('');
  return (
    <div class="settle">
      <label class="field">
        <span>{WORDS.note}</span>
        <input
          placeholder={WORDS.noteHint}
          maxLength={500}
          value={note}
          onInput={(event) => setNote(event.currentTarget.value)}
        />
      </label>
      <div class="ends">
        <button type="button" class="main" onClick={() => onSettle('done', note)}>
          {WORDS.done}
        </button>
        <button type="button" onClick={() => onSettle('ignored', note)}>
          {WORDS.ignored}
        </button>
      </div>
    </div>
  );
}
