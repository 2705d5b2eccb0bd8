import type { Talk, TalkPage, TalkRow } from '../../../conversation/talks/ports.ts';
import { SIMULATED_ACCOUNT } from '../../../conversation/simulate.ts';
import { reachOf } from '../../../core/desk/permissions.ts';
import type { Viewer } from '../../../core/desk/viewer.ts';
import { CAPABILITIES } from '../../../core/messaging/capabilities.ts';
import { openUntil } from '../../../core/messaging/window.ts';
import { nameTold } from '../../../core/talk/placeTold.ts';
import { withoutPerson } from './withoutPerson.ts';

/** A row of the list as this viewer may read it: without the capability for phones nothing of a person. */
export function talkRowFor(viewer: Viewer, { contact, ...row }: TalkRow) {
  const shown = {
    ...row,
    channel: contact.channel,
    simulated: contact.account === SIMULATED_ACCOUNT,
  };
  if (knowsPeople(viewer)) return shown;
  return { ...shown, name: undefined, phone: undefined, last: undefined };
}

/** How a conversation stands, as this viewer may read it. */
export function talkFor(viewer: Viewer, talk: Talk, now: number) {
  const { standing } = talk;
  return {
    ...talkRowFor(viewer, talk),
    known: undefined,
    standing: undefined,
    otherSpeaker: undefined,
    speaker: speakerOf(talk),
    stopped: standing.stopped,
    now,
    openUntil: openUntil(standing, now, CAPABILITIES[talk.contact.channel]),
  };
}

/** What was said, as this viewer may read it. */
export function saidFor(viewer: Viewer, { name, known }: Talk, page: TalkPage): TalkPage {
  if (knowsPeople(viewer)) return page;
  const names = [name ?? '', nameTold(known) ?? ''];
  return names.reduce((covered, each) => withoutPerson(covered, each), page);
}

/** Ids of the colleagues whose names stand on a page. */
export function peopleInTalks(
  rows: readonly Pick<TalkRow, 'holder'>[],
  said: TalkPage['said'] = [],
): readonly string[] {
  return [...rows.map(({ holder }) => holder), ...said.map(({ by }) => by)].filter(
    (id) => id !== undefined,
  );
}

/** Who speaks with the person now: one of us, somebody in the platform's inbox, another program, the bot. */
function speakerOf({ holder, otherSpeaker, standing }: Talk) {
  if (holder !== undefined) return 'colleague';
  if (standing.pausedUntil === Infinity) return 'app';
  return otherSpeaker ?? 'bot';
}

function knowsPeople({ role }: Viewer): boolean {
  return reachOf(role, 'phones.read') !== 'none';
}
