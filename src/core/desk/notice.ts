/**
 * What a colleague is told about. `given`: a lead is theirs now; `call_back_given`: so is one whose
 * person was promised a call at an hour that lies ahead; `reminded`: they were silent;
 * `taken_away`: it went to somebody else; `escalated`: it is a supervisor's because others were silent;
 * `unassigned`: nobody can take it; `call_back_due`: the promised time has come; `person_waiting`: somebody
 * in a conversation asked for a human being.
 */
export const NOTICE_KINDS = [
  'given',
  'call_back_given',
  'reminded',
  'taken_away',
  'escalated',
  'unassigned',
  'call_back_due',
  'person_waiting',
] as const;

export type NoticeKind = (typeof NOTICE_KINDS)[number];

/** One thing that one colleague is to be told. Ids only: whoever tells it looks up what may be said. */
export interface Notice {
  readonly id: string;
  readonly staffId: string;
  readonly kind: NoticeKind;
  /** What it is about: `lead` and its id, or `conversation` and the id of its contact. */
  readonly about: { readonly kind: 'lead' | 'conversation'; readonly id: string };
  /** Epoch milliseconds of what happened. */
  readonly at: number;
}
