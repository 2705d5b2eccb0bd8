import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { z } from 'zod';

const policyCase = z.strictObject({
  case: z.string(),
  /** The law, page or example the expected figures come from. */
  source: z.string(),
  ask: z.record(z.string(), z.unknown()),
  answer: z.record(z.string(), z.unknown()).optional(),
  warnings: z.array(z.string()).optional(),
  refuses: z.string().optional(),
  allowed: z.unknown().optional(),
});

/** The table of a calculator in `test/cases`, parted into what is answered and what is refused. */
export function policyCases(calculator: string) {
  const table: unknown = parse(readFileSync(`test/cases/${calculator}.yaml`, 'utf8'));
  const cases = z.array(policyCase).min(1).parse(table);
  return {
    answered: cases.filter(({ refuses }) => refuses === undefined),
    refused: cases.filter(({ refuses }) => refuses !== undefined),
  };
}
