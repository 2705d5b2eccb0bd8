import { periodName } from '../../../core/desk/period.ts';
import { shortPlaceName, useDesk } from '../deskContext.ts';
import { told } from '../fillWords.ts';
import type { NumbersPart } from './numbersPart.ts';
import { isResults } from './numbersWire.ts';
import { ResultTable, type NamedRow } from './resultTable.tsx';
import { useFresh } from './useFresh.ts';
import { WORDS } from './words.ts';

/** Every commune with its result; its name opens the page about it that prints. */
export function CommuneResults({ query: { period }, asked, beat }: NumbersPart) {
  const desk = useDesk();
  const { body } = useFresh(`/reports/results${asked}`, isResults, beat);
  if (!body) return null;
  const { rows } = body;
  const nameOf = (subject: string) => {
    const [province = '', commune = ''] = subject.split('/');
    return subject === '' ? WORDS.unknownCommune : shortPlaceName(desk, { province, commune });
  };
  const sheet = ({ subject, name }: NamedRow) =>
    subject === '' ? (
      name
    ) : (
      <a
        href={`/desk/api/reports/communes/${subject}?period=${periodName(period)}`}
        target="_blank"
        rel="noreferrer"
        title={told(WORDS.sheet, { place: name })}
      >
        {name}
      </a>
    );
  return (
    <section class="card">
      <h2>{WORDS.communes}</h2>
      {rows.some((row) => row.isHidden) && <p class="quiet">{WORDS.whyHidden}</p>}
      {rows.length === 0 ? (
        <p class="empty">{WORDS.none}</p>
      ) : (
        <ResultTable
          caption={WORDS.communes}
          nameColumn={WORDS.columns.name}
          rows={rows.map((row) => ({ ...row, name: nameOf(row.subject) }))}
          period={period}
          link={sheet}
        />
      )}
    </section>
  );
}
