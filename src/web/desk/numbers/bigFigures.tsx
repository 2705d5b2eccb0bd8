import { told } from '../fillWords.ts';
import type { ShownProgress } from './numbersWire.ts';
import { reachWords, shownCount, standingWords } from './sentences.ts';
import { WORDS } from './words.ts';

const { figures: words } = WORDS;

interface BigFiguresProps {
  readonly progress: ShownProgress;
}

/** The figures that count, and in words whether that is fast or slow. */
export function BigFigures({ progress }: BigFiguresProps) {
  const { standing, communes, withTarget, on, from, to } = progress;
  const { target, percent, expected } = standing;
  const isRunning = on >= from && on <= to;
  const isPartial = withTarget > 0 && withTarget < communes;
  return (
    <section class="card figures" aria-label={WORDS.title}>
      <dl class="big">
        <div class="first">
          <dt>{words.registered}</dt>
          <dd>{registeredWords(progress)}</dd>
        </div>
        <div>
          <dt>{words.target}</dt>
          <dd>{target === undefined ? <small>{words.noTarget}</small> : shownCount(target)}</dd>
        </div>
        {percent !== undefined && (
          <div>
            <dt>{words.percent}</dt>
            <dd>{`${shownCount(percent)}%`}</dd>
          </div>
        )}
        {isRunning && expected !== undefined && (
          <div>
            <dt>{words.expected}</dt>
            <dd>{shownCount(Math.ceil(expected))}</dd>
          </div>
        )}
      </dl>
      <p class={`standing ${standing.state}`}>{standingWords(progress)}</p>
      <p class="quiet">{[reachWords(progress), ...monthsWords(progress)].join(' · ')}</p>
      {isPartial && (
        <p class="quiet">
          {told(words.partial, { set: String(withTarget), all: String(communes) })}
        </p>
      )}
    </section>
  );
}

function registeredWords({ registered, told: known }: ShownProgress) {
  if (registered !== undefined) return shownCount(registered);
  if (known === 0) return <small>{WORDS.withheld}</small>;
  return <small>{told(words.atLeast, { people: shownCount(known) })}</small>;
}

function monthsWords({ months = 0 }: ShownProgress): readonly string[] {
  return months === 0 ? [] : [told(words.months, { months: shownCount(months) })];
}
