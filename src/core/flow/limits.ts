/** What a bad flow or a hostile text could exhaust. */
export const LIMITS = {
  /** Nodes walked from one question to the next; more is a loop without a question. */
  nodesBetweenQuestions: 100,
  /** Flows that call each other at one time. */
  callDepth: 8,
  /** Characters of a typed text that are read and kept. */
  typedText: 1_000,
  /** Characters of an answer read back. */
  said: 200,
  /** Characters of one message before it is cut to a channel's parts. */
  messageText: 8_000,
  /** Characters of a button's payload. */
  payload: 200,
  /** Misses after which a person is offered. */
  missesBeforePerson: 3,
} as const;

/** The first `length` characters of `text` (code points, so no half of an emoji). */
export function bounded(text: string, length: number): string {
  return text.length <= length ? text : Array.from(text).slice(0, length).join('');
}
