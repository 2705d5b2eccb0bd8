import { z } from 'zod';

const text = says();

/**
 * Everything a picture says, from `content/phrases/pictures.yaml`. Plain text with `{name}` places.
 * A missing or unknown key stops the start.
 */
export const pictureWordsSchema = z.strictObject({
  units: z.strictObject({ year: text, month: text, million: text, billion: text }),
  footer: says('day'),
  contribution_and_pension: z.strictObject({
    title: text,
    shares: z.strictObject({
      heading: says('total'),
      heading_at_once: says('total'),
      person: text,
      state: text,
      provinces: z.strictObject({ hanoi: text, lao_cai: text, other: text }),
    }),
    paid: z.strictObject({
      every_month: text,
      first_month: text,
      at_once: text,
      period: says('from', 'until'),
      month: says('from'),
      so_far: says('amount'),
    }),
    pension: z.strictObject({
      every_month: text,
      from: says('from'),
      so_far: says('amount', 'year'),
    }),
    break_even: z.strictObject({ heading: says('time'), nothing_paid: text, mark: says('month') }),
    described: z.strictObject({
      shares: says('total', 'parts'),
      shares_at_once: says('total', 'parts'),
      share: says('who', 'amount'),
      paid: says('from', 'until', 'amount'),
      paid_at_once: says('from', 'until', 'amount'),
      paid_in_the_end: says('from', 'until', 'amount'),
      pension: says('from', 'amount'),
      pension_with_rate: says('from', 'amount', 'rate'),
      break_even: says('time', 'month'),
      nothing_paid: text,
      estimate: says('day'),
    }),
  }),
});

export type PictureWords = z.infer<typeof pictureWordsSchema>;

/** A sentence that speaks of these places and no others: what is wrong stops the start. */
function says(...places: readonly string[]) {
  return z
    .string()
    .min(1)
    .refine((sentence) => placesIn(sentence).every((place) => places.includes(place)), {
      error: `knows only the places {${places.join('}, {')}}`,
    });
}

function placesIn(sentence: string): readonly string[] {
  return [...sentence.matchAll(/\{(\w+)\}/g)].flatMap(([, place]) => place ?? []);
}
