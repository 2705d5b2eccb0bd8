import path from 'node:path';
import { LEXICON_FILES, lexiconSchema, type Lexicon } from '../../core/understanding/lexicon.ts';
import { readYaml } from './readYaml.ts';

/** Reads the words of the ear from `content/lexicon`; throws `ContentFileError` on a defect. */
export function loadLexicon(contentDirectory: string): Lexicon {
  const read = LEXICON_FILES.map((name) => {
    const file = path.join(contentDirectory, 'lexicon', `${name}.yaml`);
    return [name, readYaml(file, lexiconSchema.shape[name])] as const;
  });
  return lexiconSchema.parse(Object.fromEntries(read));
}
