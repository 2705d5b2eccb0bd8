/** What may be wrong with an account of ours at a platform; an operator must see to it. */
export type TroubleKind =
  'token_dying' | 'token_refused' | 'permission_revoked' | 'account_refused' | 'quota_spent';

/** Codes and times; never a person, a token or a text. */
export type TroubleDetails = Readonly<Record<string, string | number>>;

/** Tells of one account. Both return at once and never throw. */
export interface AccountTroubles {
  /** The trouble is there (still). */
  raise(kind: TroubleKind, details?: TroubleDetails): void;
  /** The trouble is seen to be gone, or was never there. */
  clear(kind: TroubleKind): void;
}
