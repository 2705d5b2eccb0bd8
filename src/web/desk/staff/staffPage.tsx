import { may, useDesk } from '../deskContext.ts';
import { Heading } from '../heading.tsx';
import { useAsked } from '../useAsked.ts';
import { WORDS } from '../words.ts';
import { MemberCard } from './memberCard.tsx';
import { StaffInvitation } from './staffInvitation.tsx';
import { isAbsences, isStaff } from './staffWire.ts';

/** Colleagues: who works where, when, and for how many people; a supervisor changes it. */
export function StaffPage() {
  const desk = useDesk();
  const { body, refused, reload } = useAsked('/staff', isStaff);
  const { body: away, reload: reloadAway } = useAsked('/absences', isAbsences);
  const changed = () => {
    reload();
    reloadAway();
  };
  const staff = body?.staff ?? [];
  return (
    <>
      <Heading>{WORDS.staff.title}</Heading>
      {may(desk, 'staff.write') && <StaffInvitation onInvited={reload} />}
      {refused && <p class="notice bad">{refused.message}</p>}
      {body?.staff.length === 0 && <p class="empty">{WORDS.staff.none}</p>}
      <ul class="staff">
        {staff.map((member) => (
          <MemberCard
            key={member.id}
            member={member}
            colleagues={staff}
            absences={away?.absences.filter(({ staffId }) => staffId === member.id) ?? []}
            onChanged={changed}
          />
        ))}
      </ul>
    </>
  );
}
