import { z } from 'zod';
import { ContentRefused, readYaml } from '../../adapters/files/yamlFile.ts';
import { isLocalDate, localDate } from '../../core/shared/localDate.ts';
import { KEY_FIGURES } from './keyFigures.ts';

const household = z
  .strictObject({
    /** Stays with the household for good; the tables and the reports name it. */
    id: z.int().positive(),
    /** The person and the question, as a layman tells it, in one line. */
    who: z.string().regex(/^.+$/),
    calculator: z.enum([...KEY_FIGURES.keys()]),
    with: z.record(z.string(), z.unknown()),
    /** Cells of the table that somebody worked out without the program. */
    expect: z
      .record(z.string(), z.union([z.string(), z.number(), z.boolean()]).transform(String))
      .optional(),
    /** The arithmetic behind `expect`. */
    because: z.string().min(1).optional(),
    /** Where the expected figures are published. */
    source: z.string().min(1).optional(),
  })
  .refine(({ expect, because }) => (expect === undefined) === (because === undefined), {
    message: 'whoever expects a figure says because of what, and only they',
    path: ['because'],
  });

const householdsSchema = z.strictObject({
  /** The day whose rules count for a household that names none. */
  today: z.iso.date().refine(isLocalDate).transform(localDate),
  households: z.array(household).min(1),
});

export type Household = z.infer<typeof household>;
export type Households = z.infer<typeof householdsSchema>;

/** The households of a file. Throws `ContentRefused` with line and cure, also for an id used twice. */
export async function readHouseholds(file: string): Promise<Households> {
  const { value, lineOf } = await readYaml(file, householdsSchema);
  const ids = value.households.map(({ id }) => id);
  const twice = ids.flatMap((id, index) => (ids.indexOf(id) < index ? [{ id, index }] : []));
  if (twice.length === 0) return value;
  throw new ContentRefused(
    twice.map(({ id, index }) => ({
      file,
      line: lineOf(['households', index, 'id']),
      message: `household ${id} stands twice`,
      cure: `give it a number of its own; ${Math.max(...ids) + 1} is free`,
    })),
  );
}
