import type { NewLink } from './staff.ts';
import type { Clock } from '../ports.ts';

/** Makes and recognises the tokens of links. */
export interface Tokens {
  /** A new token that nobody can guess. */
  make(): string;
  /** What is kept of a token: from it the token cannot be had back. */
  hashOf(token: string): string;
}

export interface LinkNeeds {
  readonly tokens: Tokens;
  readonly clock: Clock;
  /** How long a link is good, in milliseconds. */
  readonly linkLife: number;
}

/** A token, shown once, and what is kept of it. */
export interface MadeLink {
  readonly token: string;
  readonly kept: NewLink;
}

/** A new link that `createdBy` hands out (undefined: `npm run desk:admin`). */
export function makeLink({ tokens, clock, linkLife }: LinkNeeds, createdBy?: string): MadeLink {
  const token = tokens.make();
  const expiresAt = clock() + linkLife;
  return { token, kept: { tokenHash: tokens.hashOf(token), expiresAt, createdBy } };
}
