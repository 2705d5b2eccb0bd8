import { useState } from 'preact/hooks';
import { periodName } from '../../../core/desk/period.ts';
import { periodsIn } from '../../../core/desk/targetPeriods.ts';
import { fold } from '../../../core/understanding/normalize.ts';
import { useDesk } from '../deskContext.ts';
import { Field } from '../field.tsx';
import { told } from '../fillWords.ts';
import type { Names } from '../wire.ts';
import { periodShown } from './periodShown.ts';
import { subjectName } from './subjectName.ts';
import type { SubjectKind, TargetRow } from './wire.ts';
import { WORDS } from './words.ts';

interface TargetSheetProps {
  readonly year: string;
  readonly targets: readonly TargetRow[];
  readonly names: Names;
}

interface Line {
  readonly id: string;
  readonly name: string;
  readonly people: ReadonlyMap<string, number>;
}

/** From here on a name is looked for rather than read. */
const MANY_LINES = 8;

/** The targets of a year: a line for each commune or agent, a column for each period. */
export function TargetSheet({ year, targets, names }: TargetSheetProps) {
  const desk = useDesk();
  const [chosen, setKind] = useState<SubjectKind>('commune');
  const [search, setSearch] = useState('');
  const kinds = (['commune', 'agent'] as const).filter((each) =>
    targets.some(({ subject }) => subject.kind === each),
  );
  const kind = kinds.includes(chosen) ? chosen : kinds[0];
  if (kind === undefined) return <p class="empty">{told(WORDS.none, { year })}</p>;
  const own = targets.filter(({ subject }) => subject.kind === kind);
  const lines = linesOf(own, (subject) => subjectName(desk, names, subject));
  const found = lines.filter(({ name }) => fold(name).includes(fold(search).trim()));
  return (
    <>
      {kinds.length > 1 && <Kinds kind={kind} onKind={setKind} />}
      {lines.length > MANY_LINES && (
        <Field label={WORDS.search} type="search" value={search} onText={setSearch} />
      )}
      {found.length === 0 ? (
        <p class="empty">{WORDS.noneFound}</p>
      ) : (
        <Sheet year={year} kind={kind} lines={found} periods={periodsIn(own).map(periodName)} />
      )}
    </>
  );
}

interface KindsProps {
  readonly kind: SubjectKind;
  readonly onKind: (kind: SubjectKind) => void;
}

function Kinds({ kind, onKind }: KindsProps) {
  return (
    <div class="views" role="group" aria-label={WORDS.kinds}>
      {(['commune', 'agent'] as const).map((each) => (
        <button
          key={each}
          type="button"
          aria-pressed={each === kind}
          onClick={() => {
            onKind(each);
          }}
        >
          {WORDS[each]}
        </button>
      ))}
    </div>
  );
}

interface SheetProps {
  readonly year: string;
  readonly kind: SubjectKind;
  readonly lines: readonly Line[];
  readonly periods: readonly string[];
}

/** A table; on a phone each line is a card, so the parts of the table are named by their roles. */
function Sheet({ year, kind, lines, periods }: SheetProps) {
  const sums = new Map(
    periods.map((period) => [
      period,
      lines.reduce((sum, { people }) => sum + (people.get(period) ?? 0), 0),
    ]),
  );
  const caption = told(WORDS.caption, { year });
  const sum = { id: 'sum', name: WORDS.sum, people: sums };
  return (
    <div class="plan-box" role="region" aria-label={caption} tabIndex={0}>
      <table class="plan" role="table">
        <caption class="unseen">{caption}</caption>
        <thead role="rowgroup">
          <tr role="row">
            <th role="columnheader">{kind === 'commune' ? WORDS.subject : WORDS.colleague}</th>
            {periods.map((period) => (
              <th key={period} role="columnheader">
                {periodShown(period)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody role="rowgroup">
          {[...lines, ...(lines.length > 1 ? [sum] : [])].map((line) => (
            <SheetLine key={line.id} line={line} periods={periods} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

function SheetLine({
  line,
  periods,
}: {
  readonly line: Line;
  readonly periods: readonly string[];
}) {
  return (
    <tr role="row" class={line.id === 'sum' ? 'sum' : undefined}>
      <th role="rowheader" scope="row">
        {line.name}
      </th>
      {periods.map((period) => (
        <td key={period} role="cell" class={line.people.has(period) ? undefined : 'blank'}>
          <span class="period" aria-hidden="true">
            {periodShown(period)}
          </span>
          {line.people.get(period)?.toLocaleString('vi-VN') ?? ''}
        </td>
      ))}
    </tr>
  );
}

function linesOf(
  targets: readonly TargetRow[],
  nameOf: (subject: TargetRow['subject']) => string,
): readonly Line[] {
  const lines = new Map<string, { name: string; people: Map<string, number> }>();
  for (const { subject, period, people } of targets) {
    const line = lines.get(subject.id) ?? { name: nameOf(subject), people: new Map() };
    line.people.set(period, people);
    lines.set(subject.id, line);
  }
  return [...lines]
    .map(([id, line]) => ({ id, ...line }))
    .toSorted((a, b) => a.name.localeCompare(b.name, 'vi'));
}
