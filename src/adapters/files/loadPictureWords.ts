import path from 'node:path';
import { pictureWordsSchema } from '../../core/picture/words.ts';
import type { PictureWords } from '../../core/picture/words.ts';
import { readYaml } from './yamlFile.ts';

/** What pictures say: `phrases/pictures.yaml` of the content folder. Throws `ContentRefused`. */
export async function loadPictureWords(contentFolder: string): Promise<PictureWords> {
  const file = path.join(contentFolder, 'phrases', 'pictures.yaml');
  return (await readYaml(file, pictureWordsSchema)).value;
}
