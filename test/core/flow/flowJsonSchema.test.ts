import { readFile } from 'node:fs/promises';
import { describe, expect, it } from '@jest/globals';
import { flowJsonSchema } from '../../../src/core/flow/flowJsonSchema.ts';

describe('flows/schema.json', () => {
  it('beside the schema in code, says the same (else run "npm run schema")', async () => {
    const published: unknown = JSON.parse(await readFile('flows/schema.json', 'utf8'));

    expect(published).toEqual(JSON.parse(JSON.stringify(flowJsonSchema())));
  });
});
