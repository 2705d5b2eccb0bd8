/** An account's owner consents in the browser that the program speaks for it (OAuth with PKCE). */
export interface AccountConsent {
  /** Begins with the operator's link, which works once; resolves to where the browser goes. */
  start(link: string): Promise<ConsentStart>;
  /** Ends with what the platform's page brings back. Never rejects. */
  finish(answer: ConsentAnswer): Promise<ConsentOutcome>;
}

export type ConsentStart =
  | { readonly kind: 'redirect'; readonly url: string }
  /** Forged, too old, or used before. */
  | { readonly kind: 'refused' };

/** As it stands in the address of the callback; unchecked. */
export interface ConsentAnswer {
  readonly code: string | undefined;
  readonly oaId: string | undefined;
  readonly state: string | undefined;
}

/**
 * `other_account`: somebody consented for another account than ours; `expired`: no consent of ours is
 * under way; `declined`: the platform brought no code; `refused` and `no_answer`: what became of the
 * exchange.
 */
export type ConsentOutcome =
  'stored' | 'other_account' | 'expired' | 'declined' | 'refused' | 'no_answer';

/** Consents under way; only hashes of links and states are kept. */
export interface ConsentStore {
  /** Resolves to false when the link was used before. */
  begin(consent: StartedConsent): Promise<boolean>;
  /** The verifier of a state that began after `since` (epoch milliseconds); once. */
  take(stateHash: string, since: number): Promise<string | undefined>;
}

export interface StartedConsent {
  readonly linkHash: string;
  readonly stateHash: string;
  readonly verifier: string;
  /** Epoch milliseconds. */
  readonly beganAt: number;
}
