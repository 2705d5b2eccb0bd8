import { useDesk } from './deskContext.ts';
import { Computations } from './computations.tsx';
import { Conversation } from './conversation.tsx';
import { Duplicates } from './duplicates.tsx';
import { Heading } from './heading.tsx';
import { LeadActions } from './leadActions.tsx';
import { nameOf } from './leadCard.tsx';
import { LeadFacts } from './leadFacts.tsx';
import { LeadGroups } from './leadGroups.tsx';
import { LeadHistory } from './leadHistory.tsx';
import { LeadNote } from './leadNote.tsx';
import { LeadSummary } from './leadSummary.tsx';
import { isLeadSheet, type LeadSheet } from './leadWire.ts';
import { Notice } from './notice.tsx';
import { PlaceLink } from './placeLink.tsx';
import { useAsked } from './useAsked.ts';
import { useChanges } from './useChanges.ts';
import { useDeed, type Doing } from './useDeed.ts';
import { WORDS } from './words.ts';

/** One person: what to do now first, then all that is known. */
export function LeadPage({ id }: { readonly id: string }) {
  const { body: sheet, refused, reload } = useAsked(`/leads/${id}`, isLeadSheet);
  const doing = useDeed(id, reload);
  useChanges(reload);
  return (
    <>
      <PlaceLink to="/desk" class="back">
        ‹ {WORDS.lead.back}
      </PlaceLink>
      {refused && <Notice said={{ kind: 'bad', text: refused.message }} />}
      {!sheet && !refused && <p class="loading">{WORDS.loading}</p>}
      {sheet && refused?.status !== 404 && <Sheet sheet={sheet} doing={doing} />}
    </>
  );
}

interface SheetProps {
  readonly sheet: LeadSheet;
  readonly doing: Doing;
}

function Sheet({ sheet, doing }: SheetProps) {
  const desk = useDesk();
  const { lead, names } = sheet;
  return (
    <>
      <div class="title">
        <Heading>{nameOf(lead)}</Heading>
        <span class={`state ${lead.state}`}>{desk.choices.states[lead.state]}</span>
      </div>
      <div class="sheet">
        <div class="now">
          <LeadSummary lead={lead} names={names} />
          <Notice said={doing.said} />
          <LeadActions lead={lead} doing={doing} />
          <LeadNote lead={lead} doing={doing} />
          <Duplicates sheet={sheet} doing={doing} />
          <LeadGroups key={lead.groups.join()} lead={lead} doing={doing} />
        </div>
        <div class="known">
          <LeadFacts lead={lead} />
          <Computations lead={lead} />
          <Conversation said={sheet.conversation} contactId={lead.contactId} />
          <LeadHistory sheet={sheet} />
        </div>
      </div>
    </>
  );
}
