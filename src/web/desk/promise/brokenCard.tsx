import { shortPlaceName, useDesk } from '../deskContext.ts';
import { told } from '../fillWords.ts';
import { nameOf } from '../leadCard.tsx';
import { PlaceLink } from '../placeLink.tsx';
import { timeShown } from '../shown.ts';
import type { Names } from '../wire.ts';
import { WORDS as DESK_WORDS } from '../words.ts';
import type { BrokenLead } from './wire.ts';
import { WORDS } from './words.ts';

interface BrokenCardProps {
  readonly lead: BrokenLead;
  readonly names: Names;
}

/** One promise that was not kept; the whole row opens the lead. */
export function BrokenCard({ lead, names }: BrokenCardProps) {
  const desk = useDesk();
  const { promisedBy, contactedAt, triedInTime, assignee } = lead;
  const owner = assignee === undefined ? undefined : names[assignee];
  return (
    <li>
      <PlaceLink to={`/desk/leads/${lead.id}`} class="lead">
        <strong class="name">{nameOf(lead)}</strong>
        <span class={`state ${lead.state}`}>{desk.choices.states[lead.state]}</span>
        <span class="where">{shortPlaceName(desk, lead)}</span>
        <span class="waiting late">
          {promisedBy !== undefined && told(WORDS.promised, { time: timeShown(promisedBy) })}
        </span>
        <span class="wish">
          {contactedAt === undefined
            ? WORDS.waiting
            : told(WORDS.spoken, { time: timeShown(contactedAt) })}
          {triedInTime && `; ${WORDS.tried}`}
        </span>
        <span class="owner">{owner ?? DESK_WORDS.nobody}</span>
      </PlaceLink>
    </li>
  );
}
