import { readdirSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { z } from 'zod';
import { readYaml } from '../../../src/adapters/files/yamlFile.ts';

const caseFile = z.looseObject({ cases: z.array(z.looseObject({ typed: z.string() })) });

async function typedIn(folder: string): Promise<readonly string[]> {
  const files = await Promise.all(
    readdirSync(folder).map((name) => readYaml(`${folder}/${name}`, caseFile)),
  );
  return files.flatMap(({ value }) => value.cases.map(({ typed }) => typed));
}

describe('the tables of typed forms', () => {
  it('hold more than 1,400, the same form at different questions counted once each', async () => {
    const answers = await typedIn('test/cases/understanding');
    const told = await typedIn('test/cases/told');

    expect(answers.length).toBeGreaterThanOrEqual(1_000);
    expect(answers.length + told.length).toBeGreaterThanOrEqual(1_400);
  });
});
