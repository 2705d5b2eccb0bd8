import { DEEDS, type Deed, type DeedRule } from './deeds.ts';
import type { LeadEvent } from './leadEvent.ts';
import { inNewHands, isPromised, promiseOf } from './newHands.ts';
import { scheduled, type Tempo } from './steps.ts';
import { isOpen, type LeadState, type LeadWork } from './work.ts';

/** Who does something about a lead, when, and how the office counts. */
export interface Actor {
  /** Id of the staff member. */
  readonly staff: string;
  /** True for supervisors. */
  readonly mayActForOthers: boolean;
  /** Epoch milliseconds. */
  readonly now: number;
  readonly tempo: Tempo;
}

/** Why a deed is refused: a code for programs, `content/desk/leads.yaml` has the sentence. */
export type DeedRefusal =
  | { readonly code: 'not_possible'; readonly state: LeadState }
  | { readonly code: 'already_claimed'; readonly by: string }
  | { readonly code: 'not_yours' }
  | { readonly code: 'merged'; readonly into: string }
  /** A call back must lie ahead, within a year. */
  | { readonly code: 'in_the_past' | 'too_far' };

export type ActResult =
  | { readonly ok: true; readonly work: LeadWork; readonly event: LeadEvent }
  | { readonly ok: false; readonly refusal: DeedRefusal };

const A_YEAR_MS = 366 * 86_400_000;

/** What a deed makes of a lead, and the line of its history; or why it cannot be done. */
export function act(work: LeadWork, deed: Deed, actor: Actor): ActResult {
  const rule = DEEDS[deed.kind];
  const refusal = refusalOf(work, deed, actor);
  if (refusal) return { ok: false, refusal };
  const { staff: by, now: at } = actor;
  const next = rule.to === 'stays' ? withGroups(work, deed) : moved(work, rule.to, { deed, actor });
  const event: LeadEvent = { at, by, kind: rule.event, facts: factsOf(work, deed, next) };
  return { ok: true, work: next, event };
}

function moved(
  work: LeadWork,
  to: LeadState,
  { deed, actor }: { readonly deed: Deed; readonly actor: Actor },
): LeadWork {
  const called = counted(work, DEEDS[deed.kind], actor.now);
  return scheduled(settled({ ...called, state: to, stepsTaken: 0 }, deed, actor), actor.tempo);
}

function refusalOf(work: LeadWork, deed: Deed, actor: Actor): DeedRefusal | undefined {
  const rule = DEEDS[deed.kind];
  if (work.mergedInto !== undefined) return { code: 'merged', into: work.mergedInto };
  if (!rule.from.includes(work.state)) return notFrom(work, deed);
  const isOwn = work.assignee === actor.staff || actor.mayActForOthers;
  if (rule.whose === 'own' && !isOwn) return { code: 'not_yours' };
  return deed.kind === 'call_back' ? wrongTime(deed.at, actor.now) : undefined;
}

function notFrom({ state, assignee }: LeadWork, { kind }: Deed): DeedRefusal {
  const isTaken = kind === 'claim' && isOpen(state) && assignee !== undefined;
  return isTaken ? { code: 'already_claimed', by: assignee } : { code: 'not_possible', state };
}

function wrongTime(at: number, now: number): DeedRefusal | undefined {
  if (at <= now) return { code: 'in_the_past' };
  return at > now + A_YEAR_MS ? { code: 'too_far' } : undefined;
}

/** Attempts, first attempt, first contact. */
function counted(work: LeadWork, rule: DeedRule, now: number): LeadWork {
  const isCall =
    rule.call === 'a_call' || (rule.call === 'unless_called' && work.state !== 'called');
  const isTried = rule.call !== 'no_call';
  return {
    ...work,
    attempts: work.attempts + (isCall ? 1 : 0),
    triedAt: work.triedAt ?? (isTried ? now : undefined),
    contactedAt: work.contactedAt ?? (rule.contact ? now : undefined),
  };
}

/** What the deed itself leaves behind; the silence begins anew. */
function settled(work: LeadWork, deed: Deed, { staff, now }: Actor): LeadWork {
  const fresh = { ...work, silentSince: now, callBackAt: undefined };
  switch (deed.kind) {
    case 'claim':
      // Promised by somebody who is gone, and nobody's since.
      return isPromised(work, now) ? inNewHands(work, staff, now) : taken(fresh, staff, now);
    case 'hand_over':
      return inNewHands(work, deed.to, now);
    case 'reopen':
      return {
        ...taken(fresh, work.assignee ?? staff, now),
        closedAt: undefined,
        refusal: undefined,
        registration: undefined,
      };
    case 'call_back':
      return { ...fresh, callBackAt: deed.at, silentSince: deed.at };
    case 'register':
      return { ...fresh, closedAt: now, registration: deed.registration };
    case 'refuse':
      return { ...fresh, closedAt: now, refusal: deed.reason };
    case 'wrong_number':
      return { ...fresh, closedAt: now };
    case 'call':
    case 'no_answer':
    case 'note':
    case 'set_groups':
      return fresh;
  }
}

function taken(work: LeadWork, assignee: string, now: number): LeadWork {
  return { ...work, assignee, assignedAt: now };
}

function withGroups(work: LeadWork, deed: Deed): LeadWork {
  if (deed.kind !== 'set_groups') return work;
  return { ...work, groups: [...new Set(deed.groups)].sort(), groupsByHand: true };
}

function factsOf(work: LeadWork, deed: Deed, next: LeadWork): LeadEvent['facts'] {
  switch (deed.kind) {
    case 'call_back':
      return { callBackAt: deed.at };
    case 'register':
      return { ...deed.registration };
    case 'refuse':
      return { reason: deed.reason };
    case 'claim':
      return fromWhom(work);
    case 'hand_over':
      return { ...fromWhom(work), to: deed.to, ...promiseOf(next) };
    case 'note':
      return { text: deed.text };
    case 'set_groups':
      return { groups: deed.groups, before: work.groups };
    case 'call':
    case 'no_answer':
    case 'wrong_number':
    case 'reopen':
      return {};
  }
}

function fromWhom({ assignee }: LeadWork): LeadEvent['facts'] {
  return assignee === undefined ? {} : { from: assignee };
}
