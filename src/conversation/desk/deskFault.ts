import type { DeskCode } from '../../core/desk/words.ts';

/** A person's mistake at the desk, as a value; the page says it in the desk's words. */
export interface DeskFault {
  readonly fault: DeskCode;
  /** The part of the request that is wrong. */
  readonly field?: string;
}
