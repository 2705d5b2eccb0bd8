import { shortPlaceName, useDesk, type Desk } from '../deskContext.ts';
import { told, wordFor } from '../fillWords.ts';
import { PlaceLink } from '../placeLink.tsx';
import { saidIn } from '../said.ts';
import { timeShown } from '../shown.ts';
import type { Names } from '../wire.ts';
import type { TalkRow } from './talkWire.ts';
import { TALK_WORDS as words } from './words.ts';

interface TalkCardProps {
  readonly talk: TalkRow;
  readonly names: Names;
}

const NO_TITLES: ReadonlyMap<string, string> = new Map();

/** One row of the list; the whole row opens the conversation. */
export function TalkCard({ talk, names }: TalkCardProps) {
  const desk = useDesk();
  const { holder, last } = talk;
  return (
    <li>
      <PlaceLink to={`/desk/talks/${talk.id}`} class="lead talk-row">
        <strong class="name">{personOf(talk)}</strong>
        <span class={holder === undefined ? 'state new' : 'state'}>
          {holderShown(desk, holder, names)}
        </span>
        <span class="where">
          {placeOf(desk, talk)} · {channelOf(talk)}
        </span>
        <Since talk={talk} />
        {talk.reason !== undefined && <span class="why">{reasonOf(talk.reason)}</span>}
        {last !== undefined && <q class="last">{saidIn(last, NO_TITLES)}</q>}
      </PlaceLink>
    </li>
  );
}

/** Since when the person waits for the colleague's answer, else since when one is asked for. */
function Since({ talk }: { readonly talk: TalkRow }) {
  const { holder, waitingSince, askedAt, takenAt } = talk;
  const isWaiting = waitingSince !== undefined && holder !== undefined;
  const since = isWaiting ? waitingSince : (askedAt ?? takenAt);
  return (
    <span class={isWaiting ? 'waiting late' : 'waiting'}>
      {since !== undefined &&
        told(isWaiting ? words.waits : words.since, { time: timeShown(since) })}
    </span>
  );
}

/** The name, or a number where there is none or it may not be read. */
export function personOf({ name, id }: TalkRow): string {
  return name ?? told(words.unknownPerson, { id });
}

export function placeOf(desk: Desk, { province, commune }: TalkRow): string {
  if (province === undefined) return words.noPlace;
  const name = shortPlaceName(desk, { province, ...(commune !== undefined && { commune }) });
  return name === '' ? words.noPlace : name;
}

export function channelOf({ channel, simulated }: TalkRow): string {
  const name = wordFor(words.channels, channel);
  return simulated ? `${name}, ${words.simulated}` : name;
}

export function reasonOf(reason: string): string {
  return Object.hasOwn(words.reasons, reason)
    ? wordFor(words.reasons, reason)
    : words.reasons.otherwise;
}

function holderShown({ me }: Desk, holder: string | undefined, names: Names): string {
  if (holder === undefined) return words.nobody;
  return holder === me.staffId ? words.iHold : told(words.holds, { name: names[holder] ?? '' });
}
