import { createHash, randomBytes } from 'node:crypto';
import type { Tokens } from '../conversation/desk/links.ts';

/** 256 bits: nobody guesses one, so a plain hash keeps it safe. */
const BYTES = 32;

export const linkTokens: Tokens = {
  make: () => randomBytes(BYTES).toString('base64url'),
  hashOf: (token) => createHash('sha256').update(token).digest('hex'),
};
