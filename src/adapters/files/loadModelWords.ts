import path from 'node:path';
import { modelWordsSchema, type ModelWords } from '../../core/grounding/modelWords.ts';
import { readYaml } from './yamlFile.ts';

/** What a model is told: `model/vi.yaml` of the content folder. Throws `ContentRefused`. */
export async function loadModelWords(contentFolder: string): Promise<ModelWords> {
  return (await readYaml(path.join(contentFolder, 'model', 'vi.yaml'), modelWordsSchema)).value;
}
