import type { AccountTroubles } from '../../../conversation/accountTroubles.ts';
import type { AccountHealth, HealthWatch } from '../../../conversation/accountHealth.ts';
import { DeliveryError, type Clock, type Log } from '../../../conversation/ports.ts';
import type { AccessToken } from './accessToken.ts';
import type { ZaloAccount, ZaloClient } from './client.ts';

/** What the watch needs. */
export interface ZaloHealthNeeds {
  readonly account: string;
  readonly client: Pick<ZaloClient, 'account'>;
  readonly accessToken: Pick<AccessToken, 'checkAge'>;
  readonly troubles: AccountTroubles;
  readonly clock: Clock;
  readonly log: Pick<Log, 'warn'>;
}

/** The first look waits for the start to be over; both in milliseconds. */
const FIRST_AFTER = 60_000;
const EVERY = 10 * 60_000;

/**
 * Asks Zalo now and then whose account the token opens (`getoa`): that renews the token in time even when
 * nobody writes, and tells early that it died. Never in the way of a request.
 */
export function zaloHealth(needs: ZaloHealthNeeds): HealthWatch {
  let health: AccountHealth = { state: 'unknown' };
  let timer: NodeJS.Timeout | undefined;
  let looking: Promise<void> | undefined;

  return {
    last: () => health,
    look,
    start() {
      void ageOf(needs);
      timer = setTimeout(repeat, FIRST_AFTER);
      timer.unref();
    },
    async stop() {
      clearTimeout(timer);
      await looking;
    },
  };

  function repeat(): void {
    timer = setInterval(() => void look(), EVERY);
    timer.unref();
    void look();
  }

  function look(): Promise<void> {
    looking ??= ageOf(needs)
      .then(async () => {
        health = await stateOf(needs);
      })
      .finally(() => (looking = undefined));
    return looking;
  }
}

async function ageOf({ accessToken, log }: ZaloHealthNeeds): Promise<void> {
  await accessToken.checkAge().catch((error: unknown) => {
    log.warn('zalo_token_age_unknown', { error });
  });
}

async function stateOf(needs: ZaloHealthNeeds): Promise<AccountHealth> {
  const { account, client, clock, troubles, log } = needs;
  try {
    const code = defectOf(await client.account(), account);
    if (code === undefined) {
      troubles.clear('account_refused');
      return { state: 'ok', checkedAt: clock() };
    }
    troubles.raise('account_refused', { code });
    return { state: 'failing', checkedAt: clock(), code };
  } catch (error) {
    const code = error instanceof DeliveryError ? error.code : 'unexpected';
    log.warn('zalo_health', { code });
    return { state: 'failing', checkedAt: clock(), code };
  }
}

/** Why an account cannot do its work although its token is good. */
function defectOf({ oaId, isVerified }: ZaloAccount, account: string): string | undefined {
  if (oaId !== undefined && oaId !== account) return 'other_account';
  return isVerified === false ? 'not_verified' : undefined;
}
