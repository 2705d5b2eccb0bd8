import { passwordFault } from '../../core/desk/password.ts';
import { isUsername, toUsername } from '../../core/desk/username.ts';
import type { Clock } from '../ports.ts';
import type { Accounts } from './accounts.ts';
import type { DeskFault } from './deskFault.ts';
import type { Tokens } from './links.ts';
import type { KeptLink, StaffStore } from './staff.ts';

/** Whose link it is, for the page that asks for a password. */
export interface OpenLink {
  readonly staffId: string;
  readonly name: string;
  /** The name the person already signs in with; undefined: one is to be chosen. */
  readonly username: string | undefined;
  readonly expiresAt: number;
}

export interface ChosenCredentials {
  /** Ignored when the person has a name already. */
  readonly username: string;
  readonly password: string;
}

/** What the holder of a link can do with it. */
export interface UseLink {
  look(token: string): Promise<OpenLink | DeskFault>;
  /** Sets name and password; the link is used, every session of the person ended. */
  accept(token: string, chosen: ChosenCredentials): Promise<{ staffId: string } | DeskFault>;
}

export interface UseLinkNeeds {
  readonly staff: StaffStore;
  readonly accounts: Pick<Accounts, 'hashOf'>;
  readonly tokens: Tokens;
  readonly clock: Clock;
  readonly commonPasswords: readonly string[];
}

export function makeUseLink(needs: UseLinkNeeds): UseLink {
  const { staff, accounts, tokens } = needs;
  return {
    async look(token) {
      const link = await openLink(needs, token);
      if ('fault' in link) return link;
      const { staffId, name, username, expiresAt } = link;
      return { staffId, name, username, expiresAt };
    },
    async accept(token, chosen) {
      const link = await openLink(needs, token);
      if ('fault' in link) return link;
      const username = link.username ?? toUsername(chosen.username);
      if (!isUsername(username)) return { fault: 'username_malformed', field: 'username' };
      const fault = passwordFault(chosen.password, username, needs.commonPasswords);
      if (fault) return { fault, field: 'password' };
      const passwordHash = await accounts.hashOf(chosen.password);
      const done = await staff.useLink(tokens.hashOf(token), { username, passwordHash });
      if (done === 'used') return { fault: 'link_used' };
      if (done === 'taken') return { fault: 'username_taken', field: 'username' };
      return { staffId: link.staffId };
    },
  };
}

/** The link while it is good; else why it is not. A switched-off person's link is nobody's. */
async function openLink(
  { staff, tokens, clock }: UseLinkNeeds,
  token: string,
): Promise<KeptLink | DeskFault> {
  const link = await staff.linkOf(tokens.hashOf(token));
  if (!link) return { fault: 'link_unknown' };
  if (link.usedAt !== undefined) return { fault: 'link_used' };
  if (link.expiresAt <= clock()) return { fault: 'link_expired' };
  return link.active ? link : { fault: 'link_unknown' };
}
