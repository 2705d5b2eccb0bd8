import path from 'node:path';
import { deskWordsSchema, type DeskWords } from '../../core/desk/words.ts';
import { readYaml } from './yamlFile.ts';

/** What the desk says: `phrases/desk.yaml` of the content folder. Throws `ContentRefused`. */
export async function loadDeskWords(contentFolder: string): Promise<DeskWords> {
  const file = path.join(contentFolder, 'phrases', 'desk.yaml');
  const { value } = await readYaml(file, deskWordsSchema);
  return value;
}
