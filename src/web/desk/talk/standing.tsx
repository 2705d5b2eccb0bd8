import { useDesk } from '../deskContext.ts';
import { told } from '../fillWords.ts';
import { phoneShown, timeShown } from '../shown.ts';
import { channelOf, placeOf, reasonOf } from './talkCard.tsx';
import type { Talk, TalkSheet } from './talkWire.ts';
import { momentShown } from './times.ts';
import { TALK_WORDS as words } from './words.ts';
import { PlaceLink } from '../placeLink.tsx';

/** Where we stand: who the person is to us, who speaks, and until when something may be said. */
export function Standing({ sheet }: { readonly sheet: TalkSheet }) {
  const desk = useDesk();
  const { talk } = sheet;
  const { askedAt, reason, phone, leadId } = talk;
  return (
    <section class="card standing">
      <p class="quiet">
        {placeOf(desk, talk)} · {channelOf(talk)}
      </p>
      {askedAt !== undefined && (
        <p>
          {reasonOf(reason ?? '')} {told(words.since, { time: timeShown(askedAt) })}
        </p>
      )}
      <p class={`speaks ${talk.speaker}`}>{speakingNow(sheet, desk.me.staffId)}</p>
      <p>{windowShown(talk)}</p>
      <p class="ways">
        {phone !== undefined && (
          <a class="way" href={`tel:${phone}`}>
            {told(words.callInstead, { phone: phoneShown(phone) })}
          </a>
        )}
        {leadId !== undefined && (
          <PlaceLink to={`/desk/leads/${leadId}`} class="way">
            {words.openLead}
          </PlaceLink>
        )}
      </p>
    </section>
  );
}

function speakingNow({ talk, names }: TalkSheet, me: string): string {
  const { speaker, holder } = talk;
  if (speaker === 'colleague' && holder === me) return words.speaking.mine;
  return told(words.speaking[speaker], { name: names[holder ?? ''] ?? words.from.colleague });
}

function windowShown({ simulated, stopped, openUntil, now }: Talk): string {
  if (simulated) return words.simulatedNote;
  if (stopped) return words.stopped;
  if (openUntil === undefined) return words.closed;
  return told(words.openUntil, { time: momentShown(openUntil, now) });
}
