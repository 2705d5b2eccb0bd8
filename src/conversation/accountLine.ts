import type { ContactKey } from '../core/shared/contact.ts';

/** One line that names an account uniquely. */
export function accountLine({ channel, account }: Pick<ContactKey, 'channel' | 'account'>): string {
  return `${channel}:${account}`;
}
