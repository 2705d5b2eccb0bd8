import { loadKnowledgeFiles } from '../src/adapters/files/loadKnowledge.ts';
import { loadLexicon } from '../src/adapters/files/loadLexicon.ts';
import { loadPlaces } from '../src/adapters/files/loadPlaces.ts';
import type { Entry } from '../src/core/knowledge/entry.ts';
import { makeKnowledge } from '../src/core/knowledge/knowledge.ts';
import { retrievalSchema } from '../src/core/knowledge/settings.ts';
import { readYaml } from '../src/adapters/files/yamlFile.ts';
import { localDate } from '../src/core/shared/localDate.ts';

export const KNOWLEDGE_SIZE = 1_000;

const SAMPLE = 'test/fixtures/knowledge/faq';
const QUERIES = 2_000;
const WARM_UP = 200;

/** Milliseconds that each question took over a thousand answers made of the words of the sample. */
export async function measureQueries(): Promise<{
  readonly took: readonly number[];
  readonly prepared: number;
}> {
  const [files, lexicon, places, { value: retrieval }] = await Promise.all([
    loadKnowledgeFiles(SAMPLE),
    loadLexicon('content'),
    loadPlaces('content'),
    readYaml(`${SAMPLE}/retrieval.yaml`, retrievalSchema),
  ]);
  const entries = thousand(files.entries);
  const startedAt = performance.now();
  const knowledge = makeKnowledge({ ...files, entries, lexicon, places }, retrieval);
  const prepared = performance.now() - startedAt;
  const asker = { province: 'lao_cai', on: localDate('2026-11-22') };
  const questions = entries.flatMap(({ asked }) => asked);
  const took = Array.from({ length: WARM_UP + QUERIES }, (_, at) => {
    const question = questions[(at * 37) % questions.length] ?? '';
    const from = performance.now();
    knowledge.find(question, asker);
    return performance.now() - from;
  });
  return { took: took.slice(WARM_UP), prepared };
}

/** Entries of eight lines each, every line of words of two lines of the sample. */
function thousand(sample: readonly Entry[]): readonly Entry[] {
  const lines = sample.flatMap(({ asked }) => asked.map((line) => line.split(' ')));
  return Array.from({ length: KNOWLEDGE_SIZE }, (_, at) => {
    const [template] = sample;
    if (!template) throw new Error(`${SAMPLE} holds no answer`);
    const asked = Array.from({ length: 8 }, (__, line) => mixed(lines, at * 8 + line));
    return { ...template, id: `national/made-${at}`, asked };
  });
}

function mixed(lines: readonly (readonly string[])[], at: number): string {
  const first = lines[(at * 7) % lines.length] ?? [];
  const second = lines[(at * 11 + 3) % lines.length] ?? [];
  return [...first.slice(0, 4), `mục${at % 97}`, ...second.slice(-4)].join(' ');
}
