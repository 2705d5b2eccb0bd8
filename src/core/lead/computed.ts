import { z } from 'zod';

/** Something a calculator came to on the way to the lead. */
export interface Computed {
  /** The name of the fact, e.g. `due`. */
  readonly name: string;
  /** What came out, without the explanation. */
  readonly figures: Readonly<Record<string, unknown>>;
  /** How it came out: label, amount, articles; unchecked. */
  readonly lines: readonly unknown[];
}

const explained = z.looseObject({ lines: z.array(z.unknown()).min(1) });

/** What was computed for a person, with its lines of law, from the facts of the lead. */
export function computedIn(facts: Readonly<Record<string, unknown>>): readonly Computed[] {
  return Object.entries(facts).flatMap(([name, value]) => {
    const found = explained.safeParse(value);
    if (!found.success) return [];
    const { lines, ...figures } = found.data;
    return [{ name, figures, lines }];
  });
}
