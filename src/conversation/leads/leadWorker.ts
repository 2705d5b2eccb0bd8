import { makeLoop, type Loop } from '../loop.ts';
import type { Clock, Log } from '../ports.ts';
import type { Changes } from './changes.ts';
import { decideStep, type DeskContent } from './leadSteps.ts';
import type { DueLeads, LeadCase, LeadDecision } from './ports.ts';

/** Leads that one transaction may take. */
const LEADS_PER_BATCH = 50;
/** How often to look for what became due: "at the stated minute" has room for it. */
const POLL_EVERY_MS = 1_000;
/** How long a lead waits whose step failed, so that it never holds the others up. */
const PAUSE_AFTER_FAILURE_MS = 3_600_000;

export interface LeadWorkerNeeds {
  readonly due: DueLeads;
  readonly content: DeskContent;
  readonly changes: Changes;
  readonly clock: Clock;
  readonly log: Log;
}

/** The worker that assigns leads and answers silence; woken when a lead was captured. */
export interface LeadWorker extends Omit<Loop, 'isStopped'> {
  /** Takes everything that is due now; resolves when nothing is left. */
  work(): Promise<void>;
}

export function makeLeadWorker(needs: LeadWorkerNeeds): LeadWorker {
  const loop = makeLoop(round, POLL_EVERY_MS);
  const work = () => takeAll(needs, loop.isStopped);
  return { ...loop, work };

  async function round(): Promise<boolean> {
    try {
      await work();
    } catch (error) {
      needs.log.error('lead_steps_failed', { error });
    }
    return false;
  }
}

async function takeAll(needs: LeadWorkerNeeds, isStopped: () => boolean): Promise<void> {
  let taken: number;
  do {
    const decide = decideStep(needs.content, needs.clock());
    const stored = await needs.due.work(LEADS_PER_BATCH, (lead, candidates) =>
      orPostponed(needs, lead, () => decide(lead, candidates)),
    );
    for (const decision of stored) tell(needs, decision);
    taken = stored.length;
  } while (taken === LEADS_PER_BATCH && !isStopped());
}

function orPostponed(
  { log, clock }: LeadWorkerNeeds,
  { id, revision, work }: LeadCase,
  decide: () => LeadDecision,
): LeadDecision {
  try {
    return decide();
  } catch (error) {
    log.error('lead_step_failed', { leadId: id, error });
    const nextStepAt = clock() + PAUSE_AFTER_FAILURE_MS;
    return { id, revision, before: work.assignee, work: { ...work, nextStepAt }, events: [] };
  }
}

/** After the commit: pages are told, and what needs a supervisor is written to the log, by id. */
function tell({ changes, log }: LeadWorkerNeeds, { id, work, before, events }: LeadDecision): void {
  for (const { kind } of events) {
    changes.publish({ leadId: id, kind, assignee: work.assignee, before });
    if (kind === 'unassigned') log.warn('lead_unassigned', { leadId: id });
    else if (kind === 'escalated') log.warn('lead_escalated', { leadId: id, to: work.assignee });
    else log.info('lead_step', { leadId: id, kind });
  }
}
