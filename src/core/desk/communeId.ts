import type { Scope } from './viewer.ts';

/** The id of a commune that is its own in the whole country, as answers keep it: `hanoi/ba-dinh`. */
export function communeId(province: string, commune: string): string {
  return commune.includes('/') ? commune : `${province}/${commune}`;
}

/** The province in the id of a commune, and the commune's own id in `content/places`. */
export function partsOfCommune(id: string): {
  readonly province: string;
  readonly commune: string;
} {
  const [province = '', commune = ''] = id.split('/');
  return { province, commune };
}

/** A scope whose communes have their whole ids. */
export function withCommuneIds(scope: Scope): Scope {
  if (scope.kind !== 'areas') return scope;
  const areas = scope.areas.map(({ province, commune }) => ({
    province,
    commune: commune === undefined ? undefined : communeId(province, commune),
  }));
  return { kind: 'areas', areas };
}
