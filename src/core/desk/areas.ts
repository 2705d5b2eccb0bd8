import type { Role } from './permissions.ts';
import { isWithin, scopeOf, type Area, type AreaPart, type Scope, type Viewer } from './viewer.ts';

/** The parts in which a role works in an area; the first one when none is named. */
export const PARTS_OF_ROLE: Readonly<Record<Role, readonly AreaPart[]>> = {
  supervisor: ['supervisor'],
  agent: ['agent', 'deputy'],
  board: ['board'],
  editor: [],
  auditor: [],
};

/** Communes by province, from `content/places`. */
export type Atlas = ReadonlyMap<string, ReadonlySet<string>>;

/** True when the province, and the commune in it if one is named, exist. */
export function exists(atlas: Atlas, { province, commune }: Area): boolean {
  const communes = atlas.get(province);
  return communes !== undefined && (commune === undefined || communes.has(commune));
}

/**
 * Which colleagues a viewer finds: whoever has every province whole has everybody, also those without
 * an area (editors, auditors); others those whose every area is theirs.
 */
export function staffScope(
  viewer: Viewer,
  atlas: Atlas,
  capability: 'staff.read' | 'staff.write' | 'audit.read',
): Scope {
  const scope = scopeOf(viewer, capability);
  return hasEverything(scope, atlas) ? { kind: 'all' } : scope;
}

function hasEverything(scope: Scope, atlas: Atlas): boolean {
  if (scope.kind !== 'areas') return scope.kind === 'all';
  return [...atlas.keys()].every((province) => isWithin(scope, { province, commune: undefined }));
}
