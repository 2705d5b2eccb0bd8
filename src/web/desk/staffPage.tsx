import { may, useDesk } from './deskContext.ts';
import { Heading } from './heading.tsx';
import { MemberCard } from './memberCard.tsx';
import { StaffInvitation } from './staffInvitation.tsx';
import { useAsked } from './useAsked.ts';
import { isStaff } from './wire.ts';
import { WORDS } from './words.ts';

/** Colleagues: who works where; a supervisor invites, changes and switches off. */
export function StaffPage() {
  const desk = useDesk();
  const { body, refused, reload } = useAsked('/staff', isStaff);
  return (
    <>
      <Heading>{WORDS.staff.title}</Heading>
      {may(desk, 'staff.write') && <StaffInvitation onInvited={reload} />}
      {refused && <p class="notice bad">{refused.message}</p>}
      {body?.staff.length === 0 && <p class="empty">{WORDS.staff.none}</p>}
      <ul class="staff">
        {body?.staff.map((member) => (
          <MemberCard key={member.id} member={member} onChanged={reload} />
        ))}
      </ul>
    </>
  );
}
