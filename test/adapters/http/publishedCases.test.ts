import { readFileSync } from 'node:fs';
import { afterAll, describe, expect, it } from '@jest/globals';
import { parse } from 'yaml';
import { z } from 'zod';
import { servePolicy } from '../../support/policyServer.ts';

const cases = z
  .array(
    z.strictObject({
      case: z.string(),
      /** Who printed it. */
      by: z.string(),
      calculator: z.string(),
      ask: z.record(z.string(), z.unknown()),
      answer: z.record(z.string(), z.unknown()),
    }),
  )
  .parse(parse(readFileSync('test/cases/published.yaml', 'utf8')));
const { post, close } = await servePolicy();
afterAll(close);

describe('what others have printed, over HTTP', () => {
  it.each(cases)('$calculator, $case ($by)', async ({ calculator, ask, answer }) => {
    const { status, body } = await post(calculator, JSON.stringify(ask));

    expect(body).toMatchObject({
      ...answer,
      lines: expect.arrayContaining([
        expect.objectContaining({
          references: expect.arrayContaining([
            expect.objectContaining({ title: expect.any(String) }),
          ]),
        }),
      ]),
    });
    expect(status).toBe(200);
  });
});
