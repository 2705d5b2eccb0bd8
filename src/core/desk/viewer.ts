import { reachOf, type Capability, type Role } from './permissions.ts';

/** Where somebody works: a commune, or a whole province when `commune` is undefined. */
export interface Area {
  /** Id of a province in `content/places`, e.g. `hanoi`. */
  readonly province: string;
  /** Id of a commune of that province. */
  readonly commune: string | undefined;
}

/** In what part somebody works in an area. */
export const PARTS = ['agent', 'deputy', 'supervisor', 'board'] as const;

export type AreaPart = (typeof PARTS)[number];

/** Who asks: signed in, not switched off. Read anew at every request. */
export interface Viewer {
  readonly staffId: string;
  readonly role: Role;
  readonly name: string;
  /** The communes and provinces this person is put in charge of, in whatever part. */
  readonly areas: readonly Area[];
}

/**
 * What a viewer may reach with one capability; use cases take it and stores put it into their SQL
 * (`withinScope`), so that what lies outside is not found, whoever asks for it and however.
 */
export type Scope =
  | { readonly kind: 'none' }
  | { readonly kind: 'areas'; readonly areas: readonly Area[] }
  | { readonly kind: 'all' };

/** How far this viewer reaches with this capability. */
export function scopeOf(viewer: Viewer, capability: Capability): Scope {
  const reach = reachOf(viewer.role, capability);
  if (reach === 'own') return { kind: 'areas', areas: viewer.areas };
  return { kind: reach };
}

/** True when a place lies within the scope; `commune` undefined is the province as a whole. */
export function isWithin(scope: Scope, place: Area): boolean {
  if (scope.kind !== 'areas') return scope.kind === 'all';
  return scope.areas.some(
    ({ province, commune }) =>
      province === place.province && (commune === undefined || commune === place.commune),
  );
}

/** True when a whole province lies within the scope: what belongs to no place is theirs, too. */
export function hasProvince(scope: Scope): boolean {
  if (scope.kind !== 'areas') return scope.kind === 'all';
  return scope.areas.some(({ commune }) => commune === undefined);
}
