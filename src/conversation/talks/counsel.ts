import type { ReplyCard } from '../../core/talk/replies.ts';
import type { Talk } from './ports.ts';

/** To whom something is to be said. */
export type CounselFor = Pick<Talk, 'contact' | 'known' | 'province'>;

/** What a colleague may say, worded for one person and today's law. */
export interface Counsel {
  /** The saved replies; one whose figure has no value today comes without its text. */
  replies(to: CounselFor): readonly ReplyCard[];
  /** Curated answers to a question, the best first; empty when none fits. */
  answers(to: CounselFor, question: string): readonly ReplyCard[];
}
