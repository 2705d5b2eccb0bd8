import { readdirSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { z } from 'zod';
import { readYaml } from '../../../src/adapters/files/yamlFile.ts';
import { ANSWER_KINDS, type Reading } from '../../../src/core/understanding/reading.ts';
import { ear, today } from '../../support/ear.ts';

const folder = 'test/cases/understanding';
const value = z.union([z.string(), z.number(), z.boolean()]);
const choice = z.strictObject({ value: z.string(), title: z.string(), also: z.array(z.string()) });
const caseFile = z.strictObject({
  question: z.strictObject({
    answer: z.enum(ANSWER_KINDS),
    choices: z.array(choice).default([]),
    minimum: z.number().exactOptional(),
    maximum: z.number().exactOptional(),
    province: z.string().exactOptional(),
  }),
  cases: z
    .array(
      z.union([
        z.strictObject({ typed: z.string(), means: value, sure: z.boolean().default(true) }),
        z.strictObject({ typed: z.string(), one_of: z.array(value) }),
        z.strictObject({ typed: z.string(), impossible: z.string() }),
        z.strictObject({ typed: z.string(), nothing: z.literal(true) }),
      ]),
    )
    .min(1),
});

/** A reading in the words of the case files. */
function told(reading: Reading): object {
  if (reading.kind === 'understood') return { means: reading.value, sure: reading.confident };
  if (reading.kind === 'ambiguous') {
    return { one_of: reading.options.map((option) => option.value).sort() };
  }
  return reading.kind === 'impossible' ? { impossible: reading.reason } : { nothing: true };
}

const files = await Promise.all(
  readdirSync(folder).map((name) => readYaml(`${folder}/${name}`, caseFile)),
);

describe.each(files)('answers as people type them: $file', ({ value: { question, cases } }) => {
  it.each(cases)('$typed', ({ typed, ...expected }) => {
    const reading = ear.read(typed, question, today);

    const meant = 'one_of' in expected ? { one_of: expected.one_of.map(String).sort() } : expected;
    expect(told(reading)).toEqual(meant);
  });
});
