import { told } from '../fillWords.ts';
import type { Gap } from './wire.ts';
import { WORDS } from './words.ts';

/** From here on an editor should first ask whether another way of asking is enough. */
const NEAR = 0.5;

/** The answers that are there already and come nearest. */
export function GapNearest({ nearest }: Pick<Gap, 'nearest'>) {
  if (nearest.length === 0) return <p class="quiet">{WORDS.noNearest}</p>;
  const isNear = (nearest[0]?.score ?? 0) >= NEAR;
  return (
    <div class="near">
      <h3>{WORDS.nearest}</h3>
      <ol>
        {nearest.map(({ id, title, score }) => (
          <li key={id}>
            <span>
              {title} <small>{id}</small>
            </span>
            <span class="score">
              {told(WORDS.percent, { percent: String(Math.round(score * 100)) })}
            </span>
          </li>
        ))}
      </ol>
      {isNear && <p class="quiet">{WORDS.nearHint}</p>}
    </div>
  );
}
