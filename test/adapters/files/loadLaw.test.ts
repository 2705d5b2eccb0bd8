import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { loadLaw } from '../../../src/adapters/files/loadLaw.ts';
import { loadPolicyWords } from '../../../src/adapters/files/loadPolicyWords.ts';
import { ContentRefused, problemLine } from '../../../src/adapters/files/yamlFile.ts';
import { localDate } from '../../../src/core/shared/localDate.ts';

const TODAY = localDate('2026-11-22');
const LINE = 'parameters/poverty-standard/rural-poverty-line.yaml';

const WRONG_SHAPE = await readFile('content/parameters/joining/pensioner.yaml', 'utf8');

describe('loadLaw', () => {
  let content: string;

  beforeEach(async () => {
    content = await mkdtemp(path.join(os.tmpdir(), 'law-'));
    await cp('content', content, { recursive: true });
  });
  afterEach(() => rm(content, { recursive: true }));

  it('the shipped folder: loads, and warns of the two figures that end with 2026', async () => {
    const { law, warnings } = await loadLaw(content, TODAY);

    expect(law.get('poverty-standard/rural-poverty-line')?.values).toHaveLength(4);
    expect(warnings.map(problemLine)).toEqual([
      expect.stringMatching(/indexation\.yaml:\d+: the value ends on 2026-12-31/),
      expect.stringMatching(/monthly-return\.yaml:\d+: the value ends on 2026-12-31/),
    ]);
  });

  it('the shipped folder: whatever is unsure has a name for the sentence that says so', async () => {
    const { law } = await loadLaw(content, TODAY);

    const nameless = [...law].filter(
      ([, { name, values }]) =>
        name === undefined &&
        values.some(({ status, to_confirm }) => status !== 'confirmed' || to_confirm.length > 0),
    );

    expect(nameless.map(([id]) => id)).toEqual([]);
  });

  it.each([
    {
      fault: 'no date',
      from: '  - from: 2027-01-01\n',
      to: '  -\n',
      told: /rural-poverty-line\.yaml:29: .*— write the first day/,
    },
    {
      fault: 'an overlap',
      from: 'to: 2026-12-31',
      to: 'to: 2027-01-01',
      told: /rural-poverty-line\.yaml:2\d: .*— end the value above/,
    },
    {
      fault: 'an unknown key',
      from: 'unit: vnd',
      to: 'unit: vnd\nunti: vnd',
      told: /rural-poverty-line\.yaml:1: .*unti/,
    },
    {
      fault: 'broken YAML',
      from: 'unit: vnd',
      to: 'unit: "vnd',
      told: /rural-poverty-line\.yaml:\d+: .*— mend the YAML/,
    },
    {
      fault: 'a wrong shape',
      from: /[^]*/,
      to: WRONG_SHAPE,
      told: /rural-poverty-line\.yaml:1: has shape joining/,
    },
  ])('a file with $fault: is refused with file, line and cure', async ({ from, to, told }) => {
    await change(LINE, from, to);

    const refusal = loadLaw(content, TODAY);

    await expect(refusal).rejects.toThrow(ContentRefused);
    await expect(refusal).rejects.toThrow(told);
  });

  it('a needed file is missing: is refused with its name', async () => {
    await rm(path.join(content, LINE));

    await expect(loadLaw(content, TODAY)).rejects.toThrow('rural-poverty-line.yaml:1: is missing');
  });

  it('a sentence of the calculators is missing or misspelt: is refused with both names', async () => {
    await change('phrases/policy.yaml', 'too_young:', 'to_young:');

    const refusal = loadPolicyWords(content);

    await expect(refusal).rejects.toThrow(/policy\.yaml:\d+: reasons\.too_young/);
    await expect(refusal).rejects.toThrow('to_young');
  });

  async function change(name: string, from: string | RegExp, to: string): Promise<void> {
    const file = path.join(content, name);
    const before = await readFile(file, 'utf8');
    const after = before.replace(from, () => to);
    if (after === before) throw new Error(`${name} has no ${String(from)}`);
    await writeFile(file, after);
  }
});
