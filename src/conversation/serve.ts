import { CAPABILITIES } from '../core/messaging/capabilities.ts';
import { judgeSend, type RefusalCode } from '../core/messaging/window.ts';
import { attempt, type AttemptNeeds } from './attempt.ts';
import type { Pace, Wait } from './pace.ts';
import type { NextStep } from './retryPolicy.ts';
import type { Outbox, PendingSend, Settlement } from './stores.ts';

export interface ServeNeeds extends AttemptNeeds {
  readonly outbox: Pick<Outbox, 'admit' | 'settle'>;
  /** Absent: as fast as it goes. */
  readonly pace?: Pace;
  /** True when the operator lets the bot send what the platform charges for. */
  readonly mayPay: boolean;
  /** Called while the database cannot be written; false when nobody may wait any longer. */
  readonly waitForDatabase: () => Promise<boolean>;
}

/** What a contact's queue does after its first send was served. */
export type Served =
  | Exclude<NextStep['then'], 'again'>
  | { readonly again: number; readonly slowsAccount: boolean }
  | { readonly wait: Wait };

/** A turn's own leave to send is good for as long as it takes to begin. */
const LEAVE_LASTS_MS = 500;

/**
 * Makes one send, unless the account must slow down, the send was settled or cancelled meanwhile, or
 * it may not be made at all. The database is asked at the moment of sending, so whoever stopped or was
 * taken over in between hears nothing. Never throws.
 */
export async function serve(needs: ServeNeeds, send: PendingSend): Promise<Served> {
  const wait = await needs.pace?.(send);
  if (wait) return { wait };
  const admitted = await admit(needs, send);
  if (!admitted) return 'next';
  const { standing, purpose, contact } = admitted;
  const question = { purpose, standing, now: needs.clock(), mayPay: needs.mayPay };
  const verdict = judgeSend(question, CAPABILITIES[contact.channel]);
  if (verdict.kind === 'refused') return refuse(needs, send, verdict.code);
  return settled(needs, await attempt(needs, admitted, verdict.window));
}

/** Undefined when the send is no longer to be made. */
async function admit(needs: ServeNeeds, send: PendingSend): Promise<PendingSend | undefined> {
  const { admittedAt } = send;
  if (admittedAt !== undefined && needs.clock() - admittedAt < LEAVE_LASTS_MS) return send;
  for (;;) {
    try {
      const standing = await needs.outbox.admit(send);
      return standing && { ...send, standing };
    } catch (error) {
      needs.log.error('admit_failed', { sendId: send.id, error });
      if (!(await needs.waitForDatabase())) return undefined;
    }
  }
}

async function refuse(needs: ServeNeeds, send: PendingSend, code: RefusalCode): Promise<Served> {
  const { id, contact, purpose } = send;
  needs.meter.count('sends_refused', { channel: contact.channel, code });
  needs.log.warn('send_refused', { sendId: id, code, purpose });
  const needsPerson = code === 'window_closed' && purpose !== 'proactive';
  await settle(needs, { kind: 'failed', id, code, needsPerson });
  return 'next';
}

async function settled(needs: ServeNeeds, next: NextStep): Promise<Served> {
  const isRecorded = await settle(needs, next.settlement);
  if (next.then !== 'again') return next.then;
  return isRecorded ? { again: next.after, slowsAccount: next.slowsAccount } : 'next';
}

/** What was sent must be written down, however often it takes; else it would be sent again. */
export async function settle(needs: ServeNeeds, settlement: Settlement): Promise<boolean> {
  for (;;) {
    try {
      return await needs.outbox.settle(settlement);
    } catch (error) {
      needs.log.error('settle_failed', { sendId: settlement.id, error });
      if (!(await needs.waitForDatabase())) return true;
    }
  }
}
