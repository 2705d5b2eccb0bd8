import { may, useDesk } from './deskContext.ts';
import { wordFor } from './fillWords.ts';
import { nameOf } from './leadCard.tsx';
import type { LeadSheet } from './leadWire.ts';
import { PlaceLink } from './placeLink.tsx';
import { dayShown } from './shown.ts';
import type { Doing } from './useDeed.ts';
import type { LeadRow } from './wire.ts';
import { WORDS } from './words.ts';

const { lead: words } = WORDS;

interface DuplicatesProps {
  readonly sheet: LeadSheet;
  readonly doing: Doing;
}

/** Other leads that may be the same person, to merge; and merged ones, to take apart. */
export function Duplicates({ sheet: { lead, duplicates, merged }, doing }: DuplicatesProps) {
  const desk = useDesk();
  const canMerge = may(desk, 'leads.assign') && lead.work.mergedInto === undefined;
  const merge = (gone: string) =>
    doing.send({ method: 'POST', path: `/leads/${lead.id}/merge`, body: { gone } });
  const undo = (mergeId: string) =>
    doing.send({ method: 'POST', path: `/lead-merges/${mergeId}/undo`, body: {} });
  if (duplicates.length === 0 && merged.length === 0) return null;
  return (
    <section class="card">
      {duplicates.length > 0 && <h2>{words.duplicates}</h2>}
      {duplicates.map((twin) => (
        <div key={twin.id} class="twin">
          <Twin lead={twin} why={wordFor(words.same, twin.same)} />
          {canMerge && (
            <button type="button" onClick={() => void merge(twin.id)}>
              {words.merge}
            </button>
          )}
        </div>
      ))}
      {merged.length > 0 && <h2>{words.mergedHere}</h2>}
      {merged.map((twin) => (
        <div key={twin.mergeId} class="twin">
          <Twin lead={twin} why={wordFor(WORDS.wishes, twin.wish)} />
          {canMerge && (
            <button type="button" onClick={() => void undo(twin.mergeId)}>
              {words.undo}
            </button>
          )}
        </div>
      ))}
    </section>
  );
}

function Twin({ lead, why }: { readonly lead: LeadRow; readonly why: string }) {
  return (
    <PlaceLink to={`/desk/leads/${lead.id}`}>
      {nameOf(lead)}{' '}
      <small>
        {why}, {dayShown(lead.createdAt)}
      </small>
    </PlaceLink>
  );
}
