import { useState } from 'preact/hooks';
import { ask } from '../api.ts';
import { may, placeName, useDesk } from '../deskContext.ts';
import { LinkShown } from '../linkShown.tsx';
import { Notice, type NoticeText } from '../notice.tsx';
import { isDone, isHandedLink, type HandedLink } from '../wire.ts';
import { WORDS } from '../words.ts';
import { DaysOffList } from './daysOffList.tsx';
import { LeavingForm } from './leavingForm.tsx';
import { MemberFacts } from './memberFacts.tsx';
import type { Member, StaffArea, WireAbsence } from './staffWire.ts';
import { TimeForm } from './timeForm.tsx';
import { WorkForm } from './workForm.tsx';
import { STAFF_WORDS } from './words.ts';

const { staff: words } = WORDS;

export interface MemberProps {
  readonly member: Member;
  readonly colleagues: readonly Member[];
  /** Of this colleague. */
  readonly absences: readonly WireAbsence[];
  readonly onChanged: () => void;
}

/** A colleague, and what a supervisor may do about them. */
export function MemberCard(props: MemberProps) {
  const desk = useDesk();
  const { name, areas } = props.member;
  return (
    <li class="card member">
      <h2>{name}</h2>
      <MemberFacts {...props} />
      <ul class="parts">
        {areas.map((area) => (
          <li key={`${area.province} ${area.commune ?? ''} ${area.part}`}>
            {placeName(desk, area)}
            <small> {partOf(area)}</small>
          </li>
        ))}
      </ul>
      {may(desk, 'staff.write') && <MemberActions {...props} />}
    </li>
  );
}

function partOf({ commune, part }: StaffArea): string {
  const whole = commune === undefined ? `${WORDS.wholeProvince}, ` : '';
  return whole + STAFF_WORDS.parts[part];
}

function MemberActions(props: MemberProps) {
  const { member, absences, onChanged } = props;
  const { id, active } = member;
  const desk = useDesk();
  const [said, setSaid] = useState<NoticeText>();
  const change = async (body: object, good: string = STAFF_WORDS.saved) => {
    const answer = await ask({ method: 'PATCH', path: `/staff/${id}`, body }, isDone);
    const isGood = answer.kind === 'ok';
    setSaid(isGood ? { kind: 'good', text: good } : { kind: 'bad', text: answer.message });
    onChanged();
    return isGood;
  };
  return (
    <>
      <Notice said={said} />
      {id !== desk.me.staffId && <WorkForm member={member} onSave={change} />}
      <TimeForm member={member} onSave={change} />
      {active && (
        <details>
          <summary>{STAFF_WORDS.daysOff}</summary>
          <DaysOffList staffId={id} absences={absences} onChanged={onChanged} />
        </details>
      )}
      {id !== desk.me.staffId && <Account {...props} change={change} onSaid={setSaid} />}
    </>
  );
}

interface AccountProps extends MemberProps {
  readonly change: (body: object, good?: string) => Promise<boolean>;
  readonly onSaid: (said: NoticeText) => void;
}

/** The link and the switch of an account. */
function Account({ member, colleagues, change, onSaid }: AccountProps) {
  const { id, name, active } = member;
  const [link, setLink] = useState<HandedLink>();
  const [isLeaving, setLeaving] = useState(false);
  const renew = async () => {
    const answer = await ask({ method: 'POST', path: `/staff/${id}/link`, body: {} }, isHandedLink);
    if (answer.kind === 'ok') setLink(answer.body);
    else onSaid({ kind: 'bad', text: answer.message });
  };
  const others = colleagues.filter((each) => each.id !== id);
  if (isLeaving && active) {
    return (
      <LeavingForm
        member={member}
        others={others}
        onLeave={change}
        onEnd={() => setLeaving(false)}
      />
    );
  }
  return (
    <>
      <div class="ends">
        {active && (
          <button type="button" onClick={() => void renew()}>
            {words.newLink}
          </button>
        )}
        <button
          type="button"
          onClick={() => (active ? setLeaving(true) : void change({ active: true }))}
        >
          {active ? words.switchOff : words.switchOn}
        </button>
      </div>
      {link && <LinkShown link={link} name={name} />}
    </>
  );
}
