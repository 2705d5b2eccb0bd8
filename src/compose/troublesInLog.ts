import type { AccountTroubles, TroubleKind } from '../conversation/accountTroubles.ts';
import type { Log } from '../conversation/ports.ts';
import type { ChannelName } from '../core/shared/contact.ts';

/** Troubles of one account as log lines: one when it begins, one when it is over. */
export function troublesInLog(
  place: { readonly channel: ChannelName; readonly account: string },
  log: Pick<Log, 'error' | 'info'>,
): AccountTroubles {
  const open = new Set<TroubleKind>();
  return {
    raise(kind, details = {}) {
      if (open.has(kind)) return;
      open.add(kind);
      log.error('account_trouble', { ...place, trouble: kind, ...details });
    },
    clear(kind) {
      if (open.delete(kind)) log.info('account_trouble_over', { ...place, trouble: kind });
    },
  };
}
