import { dayInVietnam } from '../../../core/shared/localDate.ts';
import { useDesk } from '../deskContext.ts';
import { told } from '../fillWords.ts';
import { Heading } from '../heading.tsx';
import { PlaceLink } from '../placeLink.tsx';
import type { Names } from '../wire.ts';
import { searchOf, type NumbersQuery } from './numbersQuery.ts';
import type { Evaluated } from './numbersWire.ts';
import { dayWritten, periodTitle, shownCount } from './sentences.ts';
import { WORDS } from './words.ts';

const { evaluation: words } = WORDS;
const { lines } = words;

interface EvaluationSheetProps {
  readonly agent: string;
  readonly rows: readonly Evaluated[];
  readonly names: Names;
  readonly query: NumbersQuery;
}

/** One agent's half year on one page that prints, with room for two signatures. */
export function EvaluationSheet({ agent, rows, names, query }: EvaluationSheetProps) {
  const row = rows.find((each) => each.agent === agent);
  return (
    <div class="numbers">
      <PlaceLink class="back" to={`/desk/evaluation${searchOf(query)}`}>
        ‹ {words.back}
      </PlaceLink>
      <article class="card printed">
        <Heading>{words.sheetTitle}</Heading>
        <p>
          <strong>{names[agent] ?? WORDS.someone}</strong> · {periodTitle(query.period)}
        </p>
        {row ? <Sheet row={row} /> : <p class="empty">{words.missing}</p>}
        <p class="quiet">{told(words.printed, { day: dayWritten(dayInVietnam(Date.now())) })}</p>
      </article>
      {row && (
        <button type="button" class="main wide print" onClick={() => print()}>
          {words.print}
        </button>
      )}
    </div>
  );
}

function Sheet({ row }: { readonly row: Evaluated }) {
  return (
    <>
      <Lines title={words.result} lines={resultLines(row)} />
      <Lines title={words.work} lines={workLines(row)} />
      <Lines
        title={words.keeping}
        lines={[
          [lines.ever, shownCount(row.everRegistered)],
          [lines.paying, shownCount(row.stillPaying)],
        ]}
      />
      <Refusals refusals={row.refusals} />
      <div class="signatures" aria-hidden="true">
        <p>{words.signAgent}</p>
        <p>{words.signBoss}</p>
      </div>
    </>
  );
}

type Line = readonly [name: string, value: string];

function resultLines({ registered, target, percent, months }: Evaluated): readonly Line[] {
  const share = percent === undefined ? [] : [[lines.percent, `${shownCount(percent)}%`] as const];
  return [
    [lines.registered, shownCount(registered)],
    [lines.target, target === undefined ? WORDS.figures.noTarget : shownCount(target)],
    ...share,
    [lines.months, shownCount(months)],
  ];
}

function workLines(row: Evaluated): readonly Line[] {
  return [
    [lines.leads, shownCount(row.leads)],
    [lines.contacted, shownCount(row.contacted)],
    [lines.inTime, shownCount(row.contactedInTime)],
    [lines.wrongNumbers, shownCount(row.wrongNumbers)],
  ];
}

function Refusals({ refusals }: Pick<Evaluated, 'refusals'>) {
  const { choices } = useDesk();
  const titleOf = (id: string) => choices.refusals.find((each) => each.id === id)?.title ?? id;
  const given = Object.entries(refusals).toSorted(([, a], [, b]) => b - a);
  if (given.length === 0) return <p class="quiet">{words.noRefusals}</p>;
  return (
    <Lines
      title={words.refusals}
      lines={given.map(([reason, times]) => [titleOf(reason), shownCount(times)] as const)}
    />
  );
}

interface LinesProps {
  readonly title: string;
  readonly lines: readonly Line[];
}

function Lines({ title, lines: shown }: LinesProps) {
  return (
    <section>
      <h2>{title}</h2>
      <dl class="facts">
        {shown.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
