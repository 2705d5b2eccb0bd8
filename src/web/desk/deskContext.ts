import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { Capability } from '../../core/desk/permissions.ts';
import type { Province } from '../../core/desk/province.ts';
import type { Choices, Me, WireArea } from './wire.ts';

/** What every page of the desk knows. */
export interface Desk {
  readonly me: Me;
  readonly choices: Choices;
  readonly provinces: readonly Province[];
  /** Tells the desk that the session has ended. */
  readonly onSignedOut: () => void;
}

export const DeskContext = createContext<Desk | undefined>(undefined);

/** Throws outside the desk's shell. */
export function useDesk(): Desk {
  const desk = useContext(DeskContext);
  if (!desk) throw new Error('this part stands outside the shell of the desk; see shell.tsx');
  return desk;
}

export function may({ me }: Desk, capability: Capability): boolean {
  return me.capabilities[capability] !== undefined;
}

/** `phường Ba Đình, Hà Nội`; ids where the names are not known. */
export function placeName({ provinces }: Desk, { province, commune }: WireArea): string {
  const found = provinces.find(({ id }) => id === province);
  const name = found?.name ?? '';
  if (commune === undefined) return name;
  const there = found?.communes.find(({ id }) => id === commune)?.name ?? commune;
  return name === '' ? there : `${there}, ${name}`;
}

/** The commune alone for whoever works in one province. */
export function shortPlaceName(desk: Desk, { province, commune }: WireArea): string {
  const provinces = new Set(desk.me.areas.map((area) => area.province));
  const long = placeName(desk, { province, commune });
  return provinces.size === 1 && commune !== undefined ? (long.split(', ')[0] ?? long) : long;
}
