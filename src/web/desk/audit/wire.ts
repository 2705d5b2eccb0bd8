import { isAnything, isNumber, isText, listOf, mapOf, maybe, shape } from '../guards.ts';
import type { Names } from '../wire.ts';

interface Subject {
  readonly kind: string;
  readonly id: string;
}

/** An entry of the log. */
export interface Entry {
  readonly id: string;
  /** Epoch milliseconds. */
  readonly at: number;
  /** Absent: the program itself. */
  readonly staffId?: string | undefined;
  readonly action: string;
  readonly subject: Subject;
  readonly facts: Readonly<Record<string, unknown>>;
}

export interface EntryPage {
  readonly entries: readonly Entry[];
  readonly names: Names;
}

export const isEntryPage = shape<EntryPage>({
  entries: listOf(
    shape<Entry>({
      id: isText,
      at: isNumber,
      staffId: maybe(isText),
      action: isText,
      subject: shape<Subject>({ kind: isText, id: isText }),
      facts: mapOf(isAnything),
    }),
  ),
  names: mapOf(isText),
});
