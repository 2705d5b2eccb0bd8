import { percentOf } from '../../../core/reports/scale.ts';
import { told } from '../fillWords.ts';
import type { NumbersPart } from './numbersPart.ts';
import { isResponse } from './numbersWire.ts';
import { shownCount, waitShown } from './sentences.ts';
import { useFresh } from './useFresh.ts';
import { WORDS } from './words.ts';

const { response: words } = WORDS;

/** How long people waited to be called, and whether the promise was kept. */
export function ResponseFigures({ asked, beat }: NumbersPart) {
  const { body } = useFresh(`/reports/response-times${asked}`, isResponse, beat);
  const whole = body?.rows[0];
  if (!whole) return null;
  const { captured, median, p90, kept, broken, running } = whole;
  const percent = percentOf(kept, kept + broken);
  return (
    <section class="card">
      <h2>{words.title}</h2>
      {captured === 0 && <p class="quiet">{words.nobody}</p>}
      {captured > 0 && (
        <dl class="big waits">
          <div>
            <dt>{words.kept}</dt>
            <dd>{percent === undefined ? '–' : `${percent}%`}</dd>
            <dd class="quiet">
              {told(words.keptOf, { kept: shownCount(kept), all: shownCount(kept + broken) })}
              <br />
              {told(words.late, { broken: shownCount(broken), running: shownCount(running) })}
            </dd>
          </div>
          <div>
            <dt>{words.median}</dt>
            <dd>{waitShown(median)}</dd>
          </div>
          <div>
            <dt>{words.p90}</dt>
            <dd>{waitShown(p90)}</dd>
          </div>
        </dl>
      )}
    </section>
  );
}
