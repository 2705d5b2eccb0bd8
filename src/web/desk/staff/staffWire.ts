import { ABSENCE_REASONS, type AbsenceReason, type DaysOff } from '../../../core/desk/absence.ts';
import type { OwnHours } from '../../../core/desk/ownHours.ts';
import { ROLES, type Role } from '../../../core/desk/permissions.ts';
import { PARTS, type AreaPart } from '../../../core/desk/viewer.ts';
import { isLocalDate, type LocalDate } from '../../../core/shared/localDate.ts';
import { isFlag, isNumber, isText, listOf, maybe, oneOf, shape, type Guard } from '../guards.ts';
import type { WireArea } from '../wire.ts';

/** Where a colleague works, and in what part. */
export interface StaffArea extends WireArea {
  readonly part: AreaPart;
}

/** A colleague, as the supervisor sees one. */
export interface Member {
  readonly id: string;
  readonly role: Role;
  readonly name: string;
  readonly active: boolean;
  readonly areas: readonly StaffArea[];
  readonly openLeads: number;
  readonly capacity?: number | undefined;
  readonly hours?: OwnHours | undefined;
  readonly username?: string | undefined;
  readonly joinedAt?: number | undefined;
}

const isMember = shape<Member>({
  id: isText,
  role: oneOf(ROLES),
  name: isText,
  active: isFlag,
  areas: listOf(shape<StaffArea>({ province: isText, commune: maybe(isText), part: oneOf(PARTS) })),
  openLeads: isNumber,
  capacity: maybe(isNumber),
  hours: maybe(shape<OwnHours>({ weekdays: listOf(isNumber), opens: isNumber, closes: isNumber })),
  username: maybe(isText),
  joinedAt: maybe(isNumber),
});

export const isStaff = shape<{ readonly staff: readonly Member[] }>({ staff: listOf(isMember) });

/** Days off of somebody. */
export interface WireAbsence extends DaysOff {
  readonly id: string;
  readonly staffId: string;
  readonly reason?: AbsenceReason | undefined;
}

const isDay: Guard<LocalDate> = (value): value is LocalDate => isText(value) && isLocalDate(value);

export const isAbsences = shape<{ readonly absences: readonly WireAbsence[] }>({
  absences: listOf(
    shape<WireAbsence>({
      id: isText,
      staffId: isText,
      from: isDay,
      to: isDay,
      fromNoon: isFlag,
      untilNoon: isFlag,
      reason: maybe(oneOf(ABSENCE_REASONS)),
    }),
  ),
});

export const isHandedOver = shape<{ readonly handed: number; readonly left: number }>({
  handed: isNumber,
  left: isNumber,
});
