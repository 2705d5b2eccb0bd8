import { readdir } from 'node:fs/promises';
import path from 'node:path';
import {
  entriesOf,
  outOfScopeSchema,
  PLACES,
  topicFileSchema,
} from '../../core/knowledge/entry.ts';
import type { Entry, OutOfScope, Place, TopicFile } from '../../core/knowledge/entry.ts';
import { makeKnowledge, NO_KNOWLEDGE } from '../../core/knowledge/knowledge.ts';
import type { Knowledge } from '../../core/knowledge/knowledge.ts';
import { retrievalSchema } from '../../core/knowledge/settings.ts';
import type { Lexicon } from '../../core/understanding/lexicon.ts';
import type { Places } from '../../core/understanding/places.ts';
import { ContentRefused, readYaml } from './yamlFile.ts';
import type { YamlFile } from './yamlFile.ts';

/** A topic file of a place. */
export type TopicSource = YamlFile<TopicFile> & { readonly place: Place };

/** What the folder of answers holds, before it is prepared. */
export interface KnowledgeFiles {
  readonly topics: readonly TopicSource[];
  readonly entries: readonly Entry[];
  readonly outOfScope: OutOfScope;
}

/** Where the fitted numbers of the retrieval stand. */
export function retrievalFile(folder: string): string {
  return path.join(folder, 'retrieval.yaml');
}

/**
 * Reads the topics of every place in a folder such as `content/faq`, and what is out of scope; without
 * the folder no free question is answered. Throws `ContentRefused`, also for a folder that is no place.
 */
export async function loadKnowledgeFiles(folder: string): Promise<KnowledgeFiles> {
  const names = await namesIn(folder);
  const topics = (await Promise.all(names.map((name) => topicsIn(folder, name)))).flat();
  const outOfScope = names.includes('out-of-scope.yaml')
    ? (await readYaml(path.join(folder, 'out-of-scope.yaml'), outOfScopeSchema)).value
    : { topics: [] };
  const entries = topics.flatMap(({ place, value }) => entriesOf(place, value));
  return { topics, entries, outOfScope };
}

/** The curated answers of a folder, ready to be asked. Throws `ContentRefused`. */
export async function loadKnowledge(
  folder: string,
  ear: { readonly lexicon: Lexicon; readonly places: readonly Places[] },
): Promise<Knowledge> {
  const { entries, outOfScope } = await loadKnowledgeFiles(folder);
  if (entries.length === 0) return NO_KNOWLEDGE;
  const { value: retrieval } = await readYaml(retrievalFile(folder), retrievalSchema);
  return makeKnowledge({ entries, outOfScope, ...ear }, retrieval);
}

async function topicsIn(folder: string, name: string): Promise<readonly TopicSource[]> {
  if (name.endsWith('.yaml')) return [];
  const place = PLACES.find((known) => known === name);
  if (place === undefined) {
    const file = path.join(folder, name);
    const cure = `name it one of: ${PLACES.join(', ')}`;
    throw new ContentRefused([{ file, line: 1, message: 'is the folder of no place', cure }]);
  }
  const files = (await namesIn(path.join(folder, name))).filter((file) => file.endsWith('.yaml'));
  return Promise.all(
    files.map(async (file) => ({
      ...(await readYaml(path.join(folder, name, file), topicFileSchema)),
      place,
    })),
  );
}

async function namesIn(folder: string): Promise<readonly string[]> {
  try {
    return (await readdir(folder)).filter((name) => !name.startsWith('.')).sort();
  } catch (error) {
    const isMissing = error instanceof Error && 'code' in error && error.code === 'ENOENT';
    if (isMissing) return [];
    throw error;
  }
}
