import type { z } from 'zod';
import type { LocalDate } from '../shared/localDate.ts';
import type { PictureOrder } from '../shared/pictureOrder.ts';
import { drawContributionAndPension } from './contributionAndPension/draw.ts';
import { contradictionIn, contributionAndPensionInput } from './contributionAndPension/input.ts';
import type { Drawing, PictureOutcome } from './outcome.ts';
import type { PictureWords } from './words.ts';

/** A picture behind its name. */
interface Picture {
  /** The names of the fields it is drawn from. */
  readonly fields: ReadonlySet<string>;
  /** Of these, the ones it cannot do without. */
  readonly required: ReadonlySet<string>;
  draw(order: PictureOrder, words: PictureWords): PictureOutcome;
}

/** The pictures by the name the flows use. */
export const PICTURES: ReadonlyMap<string, Picture> = new Map([
  [
    'contribution-and-pension',
    picture(contributionAndPensionInput, contradictionIn, drawContributionAndPension),
  ],
]);

/**
 * Draws a picture by its name. Pure; an unknown name and a malformed input come back as refusals,
 * never as a throw.
 */
export function drawPicture(order: PictureOrder, words: PictureWords): PictureOutcome {
  const found = PICTURES.get(order.name);
  return found?.draw(order, words) ?? { ok: false, refusal: { code: 'unknown_picture' } };
}

function picture<Input extends z.ZodObject>(
  schema: Input,
  contradiction: (input: z.output<Input>) => string | undefined,
  draw: (input: z.output<Input>, words: PictureWords, on: LocalDate) => Drawing,
): Picture {
  return {
    fields: new Set(Object.keys(schema.shape)),
    required: requiredOf(schema),
    draw({ input, on }, words) {
      const read = schema.safeParse(input);
      const wrong = read.success ? contradiction(read.data) : fieldOf(read.error);
      if (!read.success || wrong !== undefined) return invalid(wrong);
      return { ok: true, drawing: draw(read.data, words, on) };
    },
  };
}

function invalid(field: string | undefined): PictureOutcome {
  return { ok: false, refusal: { code: 'invalid_input', ...(field !== undefined && { field }) } };
}

/** The first field that is wrong: named by its path, or by its key where nobody knows it. */
function fieldOf({ issues: [issue] }: z.ZodError): string | undefined {
  const unknown = issue?.code === 'unrecognized_keys' ? issue.keys[0] : undefined;
  return unknown ?? issue?.path.map(String).join('.');
}

/** The fields whose absence an empty input is refused for. */
function requiredOf(schema: z.ZodObject): ReadonlySet<string> {
  const { error } = schema.safeParse({});
  return new Set((error?.issues ?? []).map(({ path }) => String(path[0])));
}
