import { readYaml } from '../adapters/files/yamlFile.ts';
import { questionFileSchema } from '../core/knowledge/score.ts';
import type { QuestionCase } from '../core/knowledge/score.ts';

/** A file of questions with the entries that answer them, JSON or YAML. Throws `ContentRefused`. */
export async function readQuestions(file: string): Promise<readonly QuestionCase[]> {
  return (await readYaml(file, questionFileSchema)).value;
}
