import { isNumber, isText, listOf, mapOf, maybe, oneOf, shape } from '../guards.ts';
import type { Names } from '../wire.ts';

interface Subject {
  readonly kind: 'commune' | 'agent';
  readonly id: string;
}

export type SubjectKind = Subject['kind'];

export interface TargetRow {
  readonly subject: Subject;
  readonly period: string;
  readonly people: number;
}

export interface ChangeRow extends TargetRow {
  readonly before?: number | undefined;
}

const target = {
  subject: shape<Subject>({ kind: oneOf(['commune', 'agent']), id: isText }),
  period: isText,
  people: isNumber,
};

export const isTargets = shape<{ readonly targets: readonly TargetRow[]; readonly names: Names }>({
  targets: listOf(shape<TargetRow>(target)),
  names: mapOf(isText),
});

/** What a list changes; `seen` goes back with it, so that nothing else is changed. */
export interface Preview {
  readonly changes: readonly ChangeRow[];
  readonly same: number;
  readonly left: number;
  readonly seen: string;
}

export const isPreview = shape<Preview>({
  changes: listOf(shape<ChangeRow>({ ...target, before: maybe(isNumber) })),
  same: isNumber,
  left: isNumber,
  seen: isText,
});

export interface Problem {
  readonly line: number;
  readonly message: string;
}

export const isProblems = listOf(shape<Problem>({ line: isNumber, message: isText }));

interface Undone {
  readonly by: string;
  readonly at: number;
}

export interface ImportRow {
  readonly id: string;
  readonly fileName: string;
  readonly importedBy: string;
  readonly importedAt: number;
  readonly added: number;
  readonly changed: number;
  readonly undone?: Undone | undefined;
}

export const isImports = shape<{ readonly imports: readonly ImportRow[]; readonly names: Names }>({
  imports: listOf(
    shape<ImportRow>({
      id: isText,
      fileName: isText,
      importedBy: isText,
      importedAt: isNumber,
      added: isNumber,
      changed: isNumber,
      undone: maybe(shape<Undone>({ by: isText, at: isNumber })),
    }),
  ),
  names: mapOf(isText),
});
