import { useState } from 'preact/hooks';
import type { FunnelRow } from '../../../core/reports/counts.ts';
import { placeName, useDesk, type Desk } from '../deskContext.ts';
import { told, wordFor } from '../fillWords.ts';
import { Notice } from '../notice.tsx';
import { useAsked } from '../useAsked.ts';
import { FunnelBars } from './funnelBars.tsx';
import { WORDS as DESK } from '../words.ts';
import { askedOf, type NumbersQuery } from './numbersQuery.ts';
import { isFlows, isFunnel } from './numbersWire.ts';
import { dayWritten, shownCount } from './sentences.ts';
import { useFresh } from './useFresh.ts';
import { WORDS } from './words.ts';

const { funnel: words } = WORDS;

export type FunnelCut = 'total' | 'flow' | 'commune' | 'channel' | 'support' | 'group' | 'week';

interface FunnelCutsProps {
  readonly query: NumbersQuery;
  readonly by: FunnelCut;
  readonly beat: number;
}

const SHOWN_AT_FIRST = 12;

/** The way to joining, once for each part of the cut: the busiest first, weeks in their order. */
export function FunnelCuts({ query, by, beat }: FunnelCutsProps) {
  const desk = useDesk();
  const flows = useAsked('/reports/flows', isFlows).body?.flows ?? [];
  const path = `/reports/funnel${askedOf(query)}&by=${by}`;
  const { body, refused } = useFresh(path, isFunnel, beat);
  if (refused) return <Notice said={{ kind: 'bad', text: refused.message }} />;
  if (!body) return <p class="loading">{WORDS.loading}</p>;
  if (body.rows.length === 0) return <p class="empty">{words.none}</p>;
  const titles = new Map(flows.map(({ id, title }) => [id, title]));
  const ordered = by === 'week' ? body.rows : body.rows.toSorted((a, b) => b.started - a.started);
  const nameOf = (key: string) => NAMES[by](key, { desk, titles });
  const notes = by === 'group' ? [words.note, words.groupsNote] : [words.note];
  return <Cuts key={by} rows={ordered} nameOf={nameOf} notes={notes} />;
}

interface CutsProps {
  readonly rows: readonly FunnelRow[];
  readonly nameOf: (key: string) => string;
  readonly notes: readonly string[];
}

function Cuts({ rows, nameOf, notes }: CutsProps) {
  const [isWhole, setWhole] = useState(false);
  const shown = isWhole ? rows : rows.slice(0, SHOWN_AT_FIRST);
  return (
    <>
      <div class="cuts">
        {shown.map((row) => (
          <Cut key={row.key} row={row} name={nameOf(row.key)} />
        ))}
      </div>
      {shown.length < rows.length && (
        <button type="button" class="wide" onClick={() => setWhole(true)}>
          {told(WORDS.showAll, { count: shownCount(rows.length) })}
        </button>
      )}
      {notes.map((note) => (
        <p key={note} class="quiet">
          {note}
        </p>
      ))}
    </>
  );
}

function Cut({ row, name }: { readonly row: FunnelRow; readonly name: string }) {
  return (
    <section class="card">
      <h2>{name}</h2>
      <FunnelBars row={row} name={name} />
    </section>
  );
}

interface Known {
  readonly desk: Desk;
  readonly titles: ReadonlyMap<string, string>;
}

/** What the keys of a cut are called. */
const NAMES: Readonly<Record<FunnelCut, (key: string, known: Known) => string>> = {
  total: () => words.cuts.total,
  flow: (key, { titles }) => titles.get(key) ?? key,
  commune: (key, { desk }) => {
    const [province = '', commune = ''] = key.split('/');
    return key === '' ? WORDS.unknownCommune : placeName(desk, { province, commune });
  },
  channel: (key) => wordFor(words.channels, key),
  support: (key) => (key === '' ? words.unknown : wordFor(DESK.values, key)),
  group: (key, { desk }) => {
    const group = desk.choices.groups.find(({ id }) => id === key);
    return key === '' ? words.noGroup : (group?.title ?? key);
  },
  week: (key) => told(words.week, { day: dayWritten(key) }),
};
