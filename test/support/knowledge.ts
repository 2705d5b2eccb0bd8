import { loadKnowledge, loadKnowledgeFiles } from '../../src/adapters/files/loadKnowledge.ts';
import type { FlowTools } from '../../src/core/flow/types.ts';
import { flowKnowledge } from '../../src/core/knowledge/flowKnowledge.ts';
import type { ChannelName } from '../../src/core/shared/contact.ts';
import { lexicon, places, today } from './ear.ts';
import { shippedTools } from './shippedTools.ts';

/** Eleven answers of our own, for tests; the shipped ones change with the law. */
export const SAMPLE_FOLDER = 'test/fixtures/knowledge/faq';

export const sampleFiles = await loadKnowledgeFiles(SAMPLE_FOLDER);

export const sample = await loadKnowledge(SAMPLE_FOLDER, { lexicon, places });

/** The shipped flows and law with the sample answers, on 2026-11-22. */
export function toolsWithSample(channel: ChannelName = 'zalo'): FlowTools {
  return { ...shippedTools(channel), knowledge: flowKnowledge(sample, today) };
}
