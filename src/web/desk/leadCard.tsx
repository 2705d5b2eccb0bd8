import { shortPlaceName, useDesk } from './deskContext.ts';
import { told, wordFor } from './fillWords.ts';
import { PlaceLink } from './placeLink.tsx';
import { hoursShown, timeShown } from './shown.ts';
import type { LeadRow, Names } from './wire.ts';
import { WORDS } from './words.ts';

interface LeadCardProps {
  readonly lead: LeadRow;
  readonly names: Names;
}

/** One row of the list; the whole row opens the page. */
export function LeadCard({ lead, names }: LeadCardProps) {
  const desk = useDesk();
  const owner = lead.assignee === undefined ? undefined : names[lead.assignee];
  const isMine = lead.assignee === desk.me.staffId;
  return (
    <li>
      <PlaceLink to={`/desk/leads/${lead.id}`} class="lead">
        <strong class="name">{nameOf(lead)}</strong>
        <span class={`state ${lead.state}`}>{desk.choices.states[lead.state]}</span>
        <span class="where">{shortPlaceName(desk, lead)}</span>
        <Waiting lead={lead} />
        <span class="wish">{wordFor(WORDS.wishes, lead.wish)}</span>
        <span class="owner">{isMine ? WORDS.me : (owner ?? WORDS.nobody)}</span>
      </PlaceLink>
    </li>
  );
}

/** The name, or a number where names may not be read. */
export function nameOf({ name, id }: LeadRow): string {
  return name ?? told(WORDS.anonymous, { id });
}

/** The appointment, or what is left of the promise. */
export function Waiting({ lead }: { readonly lead: LeadRow }) {
  const { callBackAt, promiseLeft } = lead;
  if (callBackAt !== undefined) {
    return (
      <span class="waiting">{told(WORDS.list.callBack, { time: timeShown(callBackAt) })}</span>
    );
  }
  if (promiseLeft === undefined) return <span class="waiting" />;
  const time = hoursShown(promiseLeft);
  const isBroken = promiseLeft <= 0;
  return (
    <span class={isBroken ? 'waiting late' : 'waiting'}>
      {told(isBroken ? WORDS.list.broken : WORDS.list.left, { time })}
    </span>
  );
}
