import path from 'node:path';
import { LEXICON_FILES, lexiconSchema, type Lexicon } from '../../core/understanding/lexicon.ts';
import { readYaml } from './yamlFile.ts';

/** Reads the words of the ear from `lexicon/` of the content folder; throws `ContentRefused`. */
export async function loadLexicon(contentFolder: string): Promise<Lexicon> {
  const read = await Promise.all(
    LEXICON_FILES.map(async (name) => {
      const file = path.join(contentFolder, 'lexicon', `${name}.yaml`);
      const { value } = await readYaml(file, lexiconSchema.shape[name]);
      return [name, value] as const;
    }),
  );
  return lexiconSchema.parse(Object.fromEntries(read));
}
