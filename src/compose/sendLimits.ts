import type { SendLimits } from '../conversation/pace.ts';
import type { RateLimit, RateRule } from '../conversation/ports.ts';
import { CAPABILITIES, type Rate } from '../core/messaging/capabilities.ts';
import type { ChannelName } from '../core/shared/contact.ts';

/** Of what the bot may send, this much may be what it writes by itself. */
const BULK_PERCENT = 50;
/** A minute's allowance is given out in ten seconds' pieces, so that nobody waits for a minute. */
const PIECES = 6;

/** The limits of one platform, each account counted for itself, at `percent` of what it takes. */
export function sendLimits(
  limit: (rule: RateRule) => RateLimit,
  channel: ChannelName,
  percent: number,
): SendLimits {
  const { messages, media } = CAPABILITIES[channel].rates;
  const at = (name: string, rate: Rate, share: number) =>
    limit({ name: `send_${channel}_${name}`, ...piece(rate, (percent * share) / 100) });
  return {
    messages: at('messages', messages, 100),
    bulk: at('bulk', messages, BULK_PERCENT),
    ...(media && { media: at('media', media, 100) }),
  };
}

/**
 * A rule that counts in fixed pieces and keeps to the rate in any stretch of time: a stretch touches
 * one piece more than it is long.
 */
function piece({ count, seconds }: Rate, percent: number): Omit<RateRule, 'name'> {
  const pieces = seconds >= PIECES ? PIECES : 1;
  const points = Math.max(1, Math.floor((count * percent) / 100 / (pieces + 1)));
  return { points, seconds: seconds / pieces };
}
