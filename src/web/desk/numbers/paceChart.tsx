import { pathThrough, scaleOf, ticksUpTo } from '../../../core/reports/scale.ts';
import { decimalComma } from '../../../core/shared/decimalComma.ts';
import { told } from '../fillWords.ts';
import type { ShownProgress } from './numbersWire.ts';
import { PaceNumbers } from './paceNumbers.tsx';
import { shownCount } from './sentences.ts';
import { useWidth } from './useWidth.ts';
import { WORDS } from './words.ts';

const { chart: words } = WORDS;

interface PaceChartProps {
  readonly progress: ShownProgress;
}

const HEIGHT = 260;
const EDGE = { left: 46, right: 14, top: 16, bottom: 30 };
const USUAL_WIDTH = 340;
/** Room above the highest line. */
const HEADROOM = 1.08;
/** Pixels that the name of a month wants along the axis. */
const NAME_WIDTH = 58;

/** The result so far as a line, the pace that the target asks for as another, and both in a table. */
export function PaceChart({ progress }: PaceChartProps) {
  const { chart } = progress;
  const isUntold = chart.result.length < 2 && progress.on >= progress.from;
  return (
    <section class="card">
      <h2>{words.title}</h2>
      {isUntold ? <p class="quiet">{words.untold}</p> : <Lines progress={progress} />}
    </section>
  );
}

function Lines({ progress }: PaceChartProps) {
  return (
    <>
      <ul class="legend">
        <li class="result">{words.result}</li>
        {progress.chart.target !== undefined && <li class="pace">{words.pace}</li>}
      </ul>
      <Drawing progress={progress} />
      <PaceNumbers progress={progress} />
    </>
  );
}

function Drawing({ progress }: PaceChartProps) {
  const { element, width } = useWidth<HTMLDivElement>(USUAL_WIDTH);
  const { chart } = progress;
  const { target = 0 } = chart;
  const highest = Math.max(target, ...chart.result.map(({ people }) => people), 4) * HEADROOM;
  const x = scaleOf({ from: 0, to: 1 }, { from: EDGE.left, to: width - EDGE.right });
  const y = scaleOf({ from: 0, to: highest }, { from: HEIGHT - EDGE.bottom, to: EDGE.top });
  const result = chart.result.map(({ at, people }) => [x(at), y(people)] as const);
  const pace = chart.pace.map(({ at, share }) => [x(at), y(share * target)] as const);
  const last = result.at(-1);
  return (
    <div ref={element} class="drawing">
      <svg
        role="img"
        aria-label={described(progress)}
        width={width}
        height={HEIGHT}
        viewBox={`0 0 ${width} ${HEIGHT}`}
      >
        {ticksUpTo(highest).map((people) => (
          <g key={people} class="rule">
            <line x1={EDGE.left} x2={width - EDGE.right} y1={y(people)} y2={y(people)} />
            <text x={EDGE.left - 8} y={y(people) + 4} text-anchor="end">
              {shownCount(people)}
            </text>
          </g>
        ))}
        {namesThatFit(progress, width).map(({ at, name }) => (
          <text key={name} class="name" x={x(at)} y={HEIGHT - 10}>
            {name}
          </text>
        ))}
        {target > 0 && <path class="pace" d={pathThrough(pace)} />}
        <path class="result" d={pathThrough(result)} />
        {last && <circle class="result" cx={last[0]} cy={last[1]} r={5} />}
      </svg>
    </div>
  );
}

/** Every name, or every second, third … where they would run into each other. */
function namesThatFit({ chart }: ShownProgress, width: number) {
  const room = Math.max(1, Math.floor((width - EDGE.left - EDGE.right) / NAME_WIDTH));
  const every = Math.ceil(chart.months.length / room);
  return chart.months.filter((_, index) => index % every === 0);
}

function described({ chart, standing, told: known }: ShownProgress): string {
  const { target, expected } = standing;
  const people = (count: number | undefined) =>
    count === undefined ? WORDS.figures.noTarget : `${decimalComma(count)} ${WORDS.people}`;
  const last = chart.result.at(-1)?.people ?? known;
  return told(words.described, {
    target: people(target),
    result: people(last),
    expected: people(expected),
  });
}
