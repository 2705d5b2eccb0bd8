import { PARTS_OF_ROLE } from '../../../core/desk/areas.ts';
import { ROLES, type Role } from '../../../core/desk/permissions.ts';
import { Choice } from '../field.tsx';
import { WORDS } from '../words.ts';
import { AreaPicker, type PickedArea } from './areaPicker.tsx';

/** What somebody is, where, and in what part. */
export interface Work {
  readonly role: Role;
  readonly areas: readonly PickedArea[];
}

interface RoleAndAreasProps {
  readonly work: Work;
  readonly onChange: (work: Work) => void;
}

const ROLE_TITLES = ROLES.map((role) => [role, WORDS.roles[role]] as const);

/** A role, and the places of it; who works everywhere has none. */
export function RoleAndAreas({ work, onChange }: RoleAndAreasProps) {
  const { role, areas } = work;
  const parts = PARTS_OF_ROLE[role];
  return (
    <>
      <Choice
        label={WORDS.staff.role}
        value={role}
        options={ROLE_TITLES}
        onText={(text) => onChange({ ...work, role: ROLES.find((each) => each === text) ?? role })}
      />
      {parts.length > 0 && (
        <AreaPicker
          areas={areas}
          parts={parts}
          onChange={(chosen) => onChange({ ...work, areas: chosen })}
        />
      )}
    </>
  );
}

/** The places as they are sent: each in a part that the role has. */
export function areasToSend({ role, areas }: Work): readonly PickedArea[] {
  const parts = PARTS_OF_ROLE[role];
  if (parts.length === 0) return [];
  return areas.map(({ province, commune, part }) => ({
    province,
    commune,
    part: part !== undefined && parts.includes(part) ? part : parts[0],
  }));
}
