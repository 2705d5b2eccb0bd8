import { scheduled, type Tempo } from './steps.ts';
import { isOpen, type LeadState, type LeadWork } from './work.ts';

/** A lead in a merge: its id and what the desk made of it. */
export interface Mergeable {
  readonly id: string;
  readonly work: LeadWork;
}

/** What both leads were before: enough to undo, and nothing of the citizen. */
export interface MergeSnapshot {
  readonly kept: LeadWork;
  readonly gone: LeadWork;
}

/** What a merge makes of both. */
export interface Merged {
  readonly kept: LeadWork;
  readonly gone: LeadWork;
}

export type MergeRefusal = 'same_lead' | 'already_merged';

/** How far a lead has come; a merged lead stands where the farther one stood. */
const RANK: Readonly<Record<LeadState, number>> = {
  new: 0,
  wrong_number: 1,
  refused: 2,
  assigned: 3,
  claimed: 4,
  no_answer: 5,
  call_back: 6,
  called: 7,
  registered: 8,
};

/** Why two leads cannot become one; undefined when they can. */
export function cannotMerge(kept: Mergeable, gone: Mergeable): MergeRefusal | undefined {
  if (kept.id === gone.id) return 'same_lead';
  const isMerged = kept.work.mergedInto !== undefined || gone.work.mergedInto !== undefined;
  return isMerged ? 'already_merged' : undefined;
}

/**
 * Two leads of one person become one. The kept one stands where the farther of both stood, with its
 * assignee and closing; calls are added up, the first try, contact and promise of both count, groups
 * are united. Name, phone, facts, consent, conversation and history stay each with the lead it came
 * with: the page shows both. The other lead is only marked, so that it is whole when it comes back.
 */
export function merged(kept: Mergeable, gone: Mergeable, tempo: Tempo): Merged {
  const a = kept.work;
  const b = gone.work;
  const farther = RANK[b.state] > RANK[a.state] ? b : a;
  const work: LeadWork = {
    ...farther,
    attempts: a.attempts + b.attempts,
    triedAt: earlier(a.triedAt, b.triedAt),
    contactedAt: earlier(a.contactedAt, b.contactedAt),
    promisedBy: earlier(a.promisedBy, b.promisedBy),
    groups: [...new Set([...a.groups, ...b.groups])].sort(),
    groupsByHand: a.groupsByHand || b.groupsByHand,
    seenCapture: a.seenCapture,
    mergedInto: undefined,
  };
  return {
    kept: isOpen(work.state) ? work : scheduled(work, tempo),
    gone: { ...b, mergedInto: kept.id, nextStepAt: undefined, actBy: undefined },
  };
}

/**
 * Both leads as they were. `untouched` tells that nothing was done about the kept one since; else what
 * was done stands, and only the other's groups leave it again.
 */
export function unmerged(
  before: MergeSnapshot,
  now: { readonly kept: LeadWork; readonly untouched: boolean },
): Merged {
  if (now.untouched) return before;
  const { kept } = now;
  const ofBoth = kept.groupsByHand && !before.kept.groupsByHand;
  return {
    kept: { ...kept, groups: ofBoth ? kept.groups : before.kept.groups },
    gone: before.gone,
  };
}

function earlier(a: number | undefined, b: number | undefined): number | undefined {
  if (a === undefined || b === undefined) return a ?? b;
  return Math.min(a, b);
}
