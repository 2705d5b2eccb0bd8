import type { Session } from '../flow/types.ts';
import type { AnswerKind } from '../understanding/reading.ts';

/** Where somebody said to live; `province` may be `other`: where nobody of ours works. */
export interface PlaceTold {
  readonly province: string;
  /** Id in `content/places`, without its province. */
  readonly commune?: string;
}

/** The place a person told in a flow, whichever asked for it; undefined: none. */
export function placeTold(known: Session['known']): PlaceTold | undefined {
  const commune = latest(known, 'commune')?.split('/');
  if (commune?.length === 2) {
    const [province = '', id = ''] = commune;
    return { province, commune: id };
  }
  const province = latest(known, 'province');
  return province === undefined ? undefined : { province };
}

/** The name somebody told, for hiding it. */
export function nameTold(known: Session['known']): string | undefined {
  return latest(known, 'name');
}

function latest(known: Session['known'], kind: AnswerKind): string | undefined {
  const value = Object.values(known).findLast((answer) => answer.kind === kind)?.value;
  return typeof value === 'string' ? value : undefined;
}
