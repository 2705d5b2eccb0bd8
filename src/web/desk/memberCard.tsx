import { useState } from 'preact/hooks';
import { ask, type Question } from './api.ts';
import { AreaPicker } from './areaPicker.tsx';
import { may, placeName, useDesk } from './deskContext.ts';
import { Form } from './form.tsx';
import { LinkShown } from './linkShown.tsx';
import { Notice } from './notice.tsx';
import { isDone, isHandedLink, type HandedLink, type Member } from './wire.ts';
import { WORDS } from './words.ts';

const { staff: words } = WORDS;

interface MemberCardProps {
  readonly member: Member;
  readonly onChanged: () => void;
}

/** A colleague, and what a supervisor may do about them. */
export function MemberCard({ member, onChanged }: MemberCardProps) {
  const desk = useDesk();
  const { id, name, role, active, areas, username, joinedAt } = member;
  const marks = [
    WORDS.roles[role],
    username,
    joinedAt === undefined ? words.waiting : undefined,
    active ? undefined : words.off,
  ].filter((each) => each !== undefined);
  const canChange = may(desk, 'staff.write') && id !== desk.me.staffId;
  return (
    <li class="card">
      <h2>{name}</h2>
      <p>{marks.join(' · ')}</p>
      <p class="quiet">{areas.map((area) => placeName(desk, area)).join('; ')}</p>
      {canChange && <MemberActions member={member} onChanged={onChanged} />}
    </li>
  );
}

function MemberActions({ member: { id, name, active, areas }, onChanged }: MemberCardProps) {
  const [wrong, setWrong] = useState('');
  const [link, setLink] = useState<HandedLink>();
  const [chosen, setChosen] = useState(areas);
  const change = async (body: object) => {
    const question: Question = { method: 'PATCH', path: `/staff/${id}`, body };
    const answer = await ask(question, isDone);
    setWrong(answer.kind === 'ok' ? '' : answer.message);
    onChanged();
  };
  const renew = async () => {
    const answer = await ask({ method: 'POST', path: `/staff/${id}/link`, body: {} }, isHandedLink);
    if (answer.kind === 'ok') setLink(answer.body);
    else setWrong(answer.message);
  };
  return (
    <>
      <Notice said={wrong === '' ? undefined : { kind: 'bad', text: wrong }} />
      <div class="ends">
        <button type="button" onClick={() => void change({ active: !active })}>
          {active ? words.switchOff : words.switchOn}
        </button>
        {active && (
          <button type="button" onClick={() => void renew()}>
            {words.newLink}
          </button>
        )}
      </div>
      {link && <LinkShown link={link} name={name} />}
      <details>
        <summary>{words.editAreas}</summary>
        <Form label={words.editAreas} onSend={() => void change({ areas: chosen })}>
          <AreaPicker areas={chosen} onChange={setChosen} />
          <button type="submit">{WORDS.save}</button>
        </Form>
      </details>
    </>
  );
}
