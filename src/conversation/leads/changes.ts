import type { LeadEventKind } from '../../core/lead/leadEvent.ts';

/** Something happened to a lead and is stored. Ids only: who listens reads the lead, if they may. */
export interface LeadChange {
  readonly leadId: string;
  readonly kind: LeadEventKind | 'merged' | 'merge_undone' | 'erased';
  /** Who has the lead now, for whoever tells them. */
  readonly assignee?: string | undefined;
  /** Who had it before, when that was somebody else. */
  readonly before?: string | undefined;
}

/**
 * Tells the desk's pages, in every process, that a lead changed. Published after the commit; at most
 * once, so losing one loses nothing but freshness.
 */
export interface Changes {
  publish(change: LeadChange): void;
  /** Calls back for every change until the returned function is called. */
  subscribe(listener: (change: LeadChange) => void): () => void;
}
