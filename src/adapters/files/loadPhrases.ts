import path from 'node:path';
import { phrasesSchema } from '../../core/flow/phrases.ts';
import type { Phrases } from '../../core/flow/phrases.ts';
import { readYaml } from './yamlFile.ts';
import type { YamlFile } from './yamlFile.ts';

/** The machine's own words: `phrases/vi.yaml` of the content folder. Throws `ContentRefused`. */
export function loadPhrases(contentFolder: string): Promise<YamlFile<Phrases>> {
  return readYaml(path.join(contentFolder, 'phrases', 'vi.yaml'), phrasesSchema);
}
