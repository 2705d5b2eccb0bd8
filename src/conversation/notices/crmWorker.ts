import type { Incidents } from '../incidents.ts';
import { makeLoop, type Loop } from '../loop.ts';
import type { Clock, Log, Meter } from '../ports.ts';
import type { Crm, CrmDue, CrmFate, CrmQueue } from './ports.ts';

export interface CrmNeeds {
  readonly queue: CrmQueue;
  readonly crm: Crm;
  /** True when the operator lets names and phones go there. */
  readonly personal: boolean;
  readonly incidents: Pick<Incidents, 'raise' | 'clear'>;
  readonly clock: Clock;
  readonly log: Log;
  readonly meter: Meter;
}

const POLL_EVERY_MS = 2_000;
const BATCH = 20;
const FIRST_RETRY_MS = 5_000;
const LONGEST_RETRY_MS = 3_600_000;
/** After that it is given up, and an operator must see to it. */
const GIVEN_UP_AFTER_MS = 24 * 3_600_000;

/** Tells the CRM what happened to leads, in the order of each. */
export function makeCrmWorker(needs: CrmNeeds): Omit<Loop, 'isStopped'> {
  return makeLoop(round, POLL_EVERY_MS);

  async function round(): Promise<boolean> {
    try {
      const due = await needs.queue.claim(BATCH);
      await Promise.all(due.map((each) => send(needs, each)));
      // The next events of the same leads could not be taken before.
      return due.length > 0;
    } catch (error) {
      needs.log.error('crm_not_told', { error });
      return false;
    }
  }
}

async function send(needs: CrmNeeds, due: CrmDue): Promise<void> {
  const { crm, queue, log, meter, clock } = needs;
  const answer = await crm.send(eventOf(needs, due));
  const fate = fateOf(due, answer, clock());
  await queue.settle(due.id, fate);
  report(needs, fate);
  meter.count('crm_events', { result: fate.kind });
  const facts = {
    event: due.eventId,
    leadId: due.leadId,
    ...('code' in fate && { code: fate.code }),
  };
  if (fate.kind === 'failed') log.error('crm_event_given_up', facts);
  else if (fate.kind === 'later') log.warn('crm_event_tried_in_vain', facts);
  else log.info('crm_event_sent', facts);
}

function eventOf({ personal }: CrmNeeds, { eventId, body, person }: CrmDue): object {
  return { id: eventId, ...body, ...(personal && person && { person }) };
}

function fateOf(
  { failures, firstTriedAt }: CrmDue,
  answer: Awaited<ReturnType<Crm['send']>>,
  now: number,
): CrmFate {
  if (answer.kind === 'taken') return { kind: 'sent' };
  const { code } = answer;
  if (now - (firstTriedAt ?? now) >= GIVEN_UP_AFTER_MS) return { kind: 'failed', code };
  const wait = Math.min(FIRST_RETRY_MS * 2 ** Math.min(failures, 20), LONGEST_RETRY_MS);
  return { kind: 'later', nextAt: now + wait, code };
}

function report({ incidents, crm }: CrmNeeds, fate: CrmFate): void {
  const place = { channel: 'crm' as const, account: crm.host };
  if (fate.kind === 'failed') incidents.raise('crm_unheard', place, { code: fate.code });
  else if (fate.kind === 'sent') incidents.clear('crm_unheard', place);
}
