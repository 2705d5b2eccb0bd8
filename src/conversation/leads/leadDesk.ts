import { awayUntil } from '../../core/desk/absence.ts';
import { reachOf } from '../../core/desk/permissions.ts';
import { scopeOf, type Viewer } from '../../core/desk/viewer.ts';
import { act, type Actor, type DeedRefusal } from '../../core/lead/act.ts';
import type { Deed } from '../../core/lead/deeds.ts';
import { cannotMerge, merged, unmerged, type MergeRefusal } from '../../core/lead/merge.ts';
import type { Clock } from '../ports.ts';
import type { Changes, LeadChange } from './changes.ts';
import { tempoIn, type DeskContent } from './leadSteps.ts';
import type { LeadCase, LeadCases, LeadMerges, Roster } from './ports.ts';

export interface LeadDeskNeeds {
  readonly cases: LeadCases;
  readonly merges: LeadMerges;
  readonly roster: Roster;
  readonly content: DeskContent;
  readonly changes: Changes;
  readonly clock: Clock;
}

/** Why something cannot be done; `not_found` also for what lies outside the viewer's communes. */
export type LeadRefusal =
  | DeedRefusal
  | {
      readonly code:
        | 'not_found'
        | 'changed_meanwhile'
        | 'unknown_reason'
        | 'unknown_group'
        | 'cannot_take'
        | MergeRefusal;
    };

export type LeadOutcome =
  | { readonly ok: true; readonly lead: LeadCase }
  | { readonly ok: false; readonly refusal: LeadRefusal };

/** What members of staff do about leads; everything within their own communes. */
export interface LeadDesk {
  /** Of a hundred who claim a lead at once one wins; the others are refused `already_claimed`. */
  act(viewer: Viewer, id: string, deed: Deed): Promise<LeadOutcome>;
  /** Makes `gone` a part of `kept`; see `core/lead/merge.ts` for what goes where. */
  merge(viewer: Viewer, kept: string, gone: string): Promise<LeadOutcome>;
  /** Takes a merge apart; `lead` is the kept one. */
  undoMerge(viewer: Viewer, mergeId: string): Promise<LeadOutcome>;
}

/** Somebody else may change a lead between our look and our change; then we look again. */
const MOST_TRIES = 5;

export function makeLeadDesk(needs: LeadDeskNeeds): LeadDesk {
  return {
    act: (viewer, id, deed) => again(() => tryDeed(needs, { viewer, id, deed })),
    merge: (viewer, kept, gone) => again(() => tryMerge(needs, { viewer, kept, gone })),
    undoMerge: (viewer, mergeId) => again(() => tryUndo(needs, { viewer, mergeId })),
  };
}

/** Tries as long as the lead changes under our hands. */
async function again(attempt: () => Promise<LeadOutcome>): Promise<LeadOutcome> {
  let outcome = await attempt();
  for (let tried = 1; tried < MOST_TRIES && isOutrun(outcome); tried += 1)
    outcome = await attempt();
  return outcome;
}

function isOutrun(outcome: LeadOutcome): boolean {
  return !outcome.ok && outcome.refusal.code === 'changed_meanwhile';
}

interface Asked {
  readonly viewer: Viewer;
  readonly id: string;
  readonly deed: Deed;
}

async function tryDeed(needs: LeadDeskNeeds, { viewer, id, deed }: Asked): Promise<LeadOutcome> {
  const lead = await needs.cases.find(id, scopeOf(viewer, 'leads.act'));
  if (!lead) return refused('not_found');
  const unknown = await unknownIn(needs, lead, deed);
  if (unknown) return refused(unknown);
  const done = act(lead.work, deed, await actorOf(needs, { viewer, lead, deed }));
  if (!done.ok) return done;
  const { work, event } = done;
  const before = lead.work.assignee;
  const stored = { id, revision: lead.revision, before, work, events: [event] };
  if (!(await needs.cases.save(stored))) return refused('changed_meanwhile');
  publish(needs, { leadId: id, kind: event.kind, assignee: work.assignee, before });
  return { ok: true, lead: { ...lead, work, revision: lead.revision + 1 } };
}

async function actorOf(
  { roster, content, clock }: LeadDeskNeeds,
  { viewer, lead, deed }: Omit<Asked, 'id'> & { readonly lead: LeadCase },
): Promise<Actor> {
  const { assignee } = lead.work;
  const involved = [assignee, viewer.staffId, deed.kind === 'hand_over' ? deed.to : undefined];
  const hoursOf = await roster.hours(involved.filter((each) => each !== undefined));
  return {
    staff: viewer.staffId,
    mayActForOthers: reachOf(viewer.role, 'leads.assign') !== 'none',
    now: clock(),
    tempo: tempoIn(content, lead, hoursOf),
  };
}

/** What a deed names must be there: a reason and groups of the content, a colleague of the commune. */
async function unknownIn(
  { content, roster, clock }: LeadDeskNeeds,
  lead: LeadCase,
  deed: Deed,
): Promise<'unknown_reason' | 'unknown_group' | 'cannot_take' | undefined> {
  switch (deed.kind) {
    case 'refuse':
      return content.rules.refusals.some((reason) => reason.id === deed.reason)
        ? undefined
        : 'unknown_reason';
    case 'set_groups':
      return deed.groups.every((id) => content.groups.some((group) => group.id === id))
        ? undefined
        : 'unknown_group';
    case 'hand_over': {
      const there = await roster.candidates(lead);
      const to = there.find(({ staff }) => staff === deed.to);
      const isThere = to !== undefined && awayUntil(to.absences, clock()) === undefined;
      return isThere && to.isActive && to.mayBeGiven !== false ? undefined : 'cannot_take';
    }
    case 'claim':
    case 'call':
    case 'no_answer':
    case 'wrong_number':
    case 'reopen':
    case 'call_back':
    case 'register':
    case 'note':
      return undefined;
  }
}

async function tryMerge(
  needs: LeadDeskNeeds,
  { viewer, kept, gone }: { viewer: Viewer; kept: string; gone: string },
): Promise<LeadOutcome> {
  const scope = scopeOf(viewer, 'leads.assign');
  const [a, b] = await Promise.all([needs.cases.find(kept, scope), needs.cases.find(gone, scope)]);
  if (!a || !b) return refused('not_found');
  const obstacle = cannotMerge(a, b);
  if (obstacle) return refused(obstacle);
  const works = merged(a, b, tempoIn(needs.content, a));
  const saved = await needs.merges.save({
    kept: { ...a, work: works.kept },
    gone: { ...b, work: works.gone },
    before: { kept: a.work, gone: b.work },
    at: needs.clock(),
    by: viewer.staffId,
  });
  if (!saved) return refused('changed_meanwhile');
  const { assignee } = works.kept;
  publish(needs, { leadId: a.id, kind: 'merged', assignee, before: a.work.assignee });
  return { ok: true, lead: { ...a, work: works.kept, revision: a.revision + 1 } };
}

async function tryUndo(
  needs: LeadDeskNeeds,
  { viewer, mergeId }: { viewer: Viewer; mergeId: string },
): Promise<LeadOutcome> {
  const scope = scopeOf(viewer, 'leads.assign');
  const merge = await needs.merges.find(mergeId);
  const [kept, gone] = merge
    ? await Promise.all([needs.cases.find(merge.kept, scope), needs.cases.find(merge.gone, scope)])
    : [];
  if (!merge || !kept || !gone) return refused('not_found');
  const untouched = kept.revision === merge.keptRevision;
  const works = unmerged(merge.before, { kept: kept.work, untouched });
  const saved = await needs.merges.undo({
    id: mergeId,
    kept: { ...kept, work: works.kept },
    gone: { ...gone, work: works.gone },
    at: needs.clock(),
    by: viewer.staffId,
  });
  if (!saved) return refused('changed_meanwhile');
  const { assignee } = works.kept;
  publish(needs, { leadId: kept.id, kind: 'merge_undone', assignee, before: kept.work.assignee });
  return { ok: true, lead: { ...kept, work: works.kept, revision: kept.revision + 1 } };
}

function refused(code: Exclude<LeadRefusal, DeedRefusal>['code']): LeadOutcome {
  return { ok: false, refusal: { code } };
}

function publish({ changes }: LeadDeskNeeds, change: LeadChange): void {
  changes.publish(change);
}
