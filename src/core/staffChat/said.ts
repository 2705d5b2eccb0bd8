import type { StaffTap } from './tap.ts';

/** Something said to the desk and not to the bot of the citizens. A code is read anew when it is used. */
export type StaffSaid =
  | { readonly kind: 'link' | 'unlink' | 'today' }
  | { readonly kind: 'tap'; readonly tap: StaffTap }
  /** Meant as an answer to our question, and not understood. */
  | { readonly kind: 'unclear'; readonly tap: StaffTap };

/** Where a conversation with a colleague stands; a citizen has none. */
export interface StaffTalk {
  /** What was tapped last and still wants an answer. */
  readonly pending?: StaffTap | undefined;
  /** When it was asked, epoch milliseconds. */
  readonly askedAt?: number | undefined;
}
