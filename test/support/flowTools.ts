import { loadFlows } from '../../src/adapters/files/loadFlows.ts';
import { loadPhrases } from '../../src/adapters/files/loadPhrases.ts';
import { flowLibrary } from '../../src/core/flow/library.ts';
import { flowFileSchema } from '../../src/core/flow/schema.ts';
import type { Flow } from '../../src/core/flow/schema.ts';
import { flowKnowledge } from '../../src/core/knowledge/flowKnowledge.ts';
import { NO_KNOWLEDGE } from '../../src/core/knowledge/knowledge.ts';
import type { FlowTools } from '../../src/core/flow/types.ts';
import type { AssessmentLine, Outcome } from '../../src/core/policy/assessment.ts';
import { localDate } from '../../src/core/shared/localDate.ts';
import { fakeUnderstanding } from './fakeUnderstanding.ts';

const { value: phrases } = await loadPhrases('content');
const flows = (await loadFlows('test/fixtures/flows')).map(({ value }) => value);

const today = localDate('2026-11-22');

/** Tools on a fixed day, with the flows of `test/fixtures/flows` and the shipped phrases. */
export const flowTools: FlowTools = {
  today,
  contact: { channel: 'zalo', account: 'oa-1', contact: 'user-1' },
  flows: flowLibrary(flows),
  phrases,
  understanding: fakeUnderstanding,
  calculate: (name, inputs) =>
    name === 'contribution' ? contribution(inputs) : refusal('unknown_calculator'),
  picture: (name, input) =>
    name === 'chart' && typeof input['net'] === 'number'
      ? {
          ok: true,
          image: { order: { name, on: today, input }, caption: `Hình: ${input['net']} đồng.` },
        }
      : { ok: false, reason: `${name} refused` },
  parameter: (id, key) =>
    id === 'rate' && key === undefined
      ? { value: 2200, unit: 'basis_points', line: lineOf('Tỷ lệ đóng') }
      : undefined,
  figures: { rate: 2200 },
  knowledge: flowKnowledge(NO_KNOWLEDGE, localDate('2026-11-22')),
};

/** The fixture flows with others beside or instead of them. */
export function toolsWith(...more: readonly Flow[]): FlowTools {
  return { ...flowTools, flows: flowLibrary([...flows, ...more]) };
}

/** A flow from what its author would write. */
export function flowOf(file: unknown, version = 'v1'): Flow {
  return { ...flowFileSchema.parse(file), version };
}

/** An example rule: 22 % of the income for three months; nothing below 1,000,000. */
function contribution({ income, months }: Readonly<Record<string, unknown>>): Outcome<unknown> {
  if (typeof income !== 'number' || typeof months !== 'number') return refusal('malformed');
  if (income < 1_000_000) return refusal('income_below_minimum');
  return {
    ok: true,
    result: { net: (income * 22 * months) / 100, months },
    lines: [{ ...lineOf('Phải đóng'), amount: (income * 22 * months) / 100 }],
    warnings: [],
  };
}

function refusal(code: string): Outcome<unknown> {
  return { ok: false, refusal: { code, message: 'Mức thấp nhất là một triệu đồng.' } };
}

function lineOf(label: string): AssessmentLine {
  const from = localDate('2025-07-01');
  return {
    label,
    parameters: ['rate'],
    references: [{ title: 'Luật mẫu', article: 'Điều 36', from }],
  };
}
