import path from 'node:path';
import { reportWordsSchema, type ReportWords } from '../../core/reports/words.ts';
import { readYaml } from './yamlFile.ts';

/** What reports say: `phrases/reports.yaml` of the content folder. Throws `ContentRefused`. */
export async function loadReportWords(contentFolder: string): Promise<ReportWords> {
  const file = path.join(contentFolder, 'phrases', 'reports.yaml');
  return (await readYaml(file, reportWordsSchema)).value;
}
