import { partsOfCommune } from '../../../core/desk/communeId.ts';
import { shortPlaceName, type Desk } from '../deskContext.ts';
import type { Names } from '../wire.ts';
import type { TargetRow } from './wire.ts';
import { WORDS } from './words.ts';

/** A commune or a colleague as people name them. */
export function subjectName(desk: Desk, names: Names, { kind, id }: TargetRow['subject']): string {
  if (kind === 'commune') return shortPlaceName(desk, partsOfCommune(id));
  return names[id] ?? WORDS.somebody;
}
