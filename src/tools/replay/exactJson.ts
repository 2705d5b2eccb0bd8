/** Before the digits of a number that would lose some; no text of ours or theirs holds it. */
const MARK = '\uE000';
const MARKED = new RegExp(`"${MARK}(-?\\d+)"`, 'g');

/** JSON in and out without touching integers beyond 2^53: recorded answers are given as they were. */
export const exactJson = {
  parse(text: string): unknown {
    return JSON.parse(text, (_key, value: unknown, context?: { source?: string }) => {
      const isInexact = typeof value === 'number' && !Number.isSafeInteger(value);
      const source = context?.source ?? '';
      return isInexact && /^-?\d+$/.test(source) ? MARK + source : value;
    });
  },
  stringify: (value: unknown): string => JSON.stringify(value).replace(MARKED, '$1'),
};
