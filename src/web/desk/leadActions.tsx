import { useState } from 'preact/hooks';
import { useDesk } from './deskContext.ts';
import { HandOver } from './handOver.tsx';
import type { WholeLead } from './leadWire.ts';
import { mayDo } from './mayDo.ts';
import { Outcomes } from './outcomes.tsx';
import { PlaceLink } from './placeLink.tsx';
import { phoneShown } from './shown.ts';
import type { Doing } from './useDeed.ts';
import { WORDS } from './words.ts';

const { lead: words } = WORDS;

export interface ActionProps {
  readonly lead: WholeLead;
  readonly doing: Doing;
}

/** The big buttons: take it, call, say how the call went; then the rarer ones. */
export function LeadActions({ lead, doing }: ActionProps) {
  const desk = useDesk();
  const [isCalling, setCalling] = useState(false);
  const { mergedInto } = lead.work;
  if (mergedInto !== undefined) {
    return (
      <p class="card">
        {words.merged} <PlaceLink to={`/desk/leads/${mergedInto}`}>{words.openKept}</PlaceLink>
      </p>
    );
  }
  const canClaim = mayDo(desk, lead, 'claim');
  return (
    <section class="card actions" aria-label={words.call}>
      {canClaim && (
        <button type="button" class="main" onClick={() => void doing.act(CLAIM, words.claimed)}>
          {words.claim}
        </button>
      )}
      {lead.phone !== undefined && (
        <a
          class={canClaim ? 'call second' : 'call'}
          href={`tel:${lead.phone}`}
          onClick={() => setCalling(true)}
        >
          {words.call} {phoneShown(lead.phone)}
        </a>
      )}
      {mayDo(desk, lead, 'call') && (
        <Outcomes key={lead.state} lead={lead} doing={doing} isCalling={isCalling} />
      )}
      {mayDo(desk, lead, 'reopen') && (
        <button type="button" onClick={() => void doing.act({ kind: 'reopen' })}>
          {words.reopen}
        </button>
      )}
      {mayDo(desk, lead, 'hand_over') && <HandOver lead={lead} doing={doing} />}
    </section>
  );
}

const CLAIM = { kind: 'claim' } as const;
