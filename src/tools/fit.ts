import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { stringify } from 'yaml';
import { loadKnowledgeFiles, retrievalFile } from '../adapters/files/loadKnowledge.ts';
import { loadLexicon } from '../adapters/files/loadLexicon.ts';
import { loadPlaces } from '../adapters/files/loadPlaces.ts';
import { fit } from '../core/knowledge/fit.ts';
import { dayInVietnam } from '../core/shared/localDate.ts';
import { dayOption } from './options.ts';
import { readQuestions } from './readQuestions.ts';
import { runTool } from './runTool.ts';

const HEAD = `# Fitted to the answers beside this file by "npm run fit"; run it again when they change, and do not
# write here by hand. What the numbers mean: src/core/knowledge/settings.ts and docs/adr/0017.
`;

/**
 * `npm run fit [-- FILE… --faq FOLDER --on YYYY-MM-DD]`: fits `retrieval.yaml` of the folder of answers
 * to them, with the questions of the files beside them.
 */
await runTool(async () => {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { on: { type: 'string' }, faq: { type: 'string' } },
  });
  const content = process.env['CONTENT_DIR'] ?? 'content';
  const folder = values.faq ?? path.join(content, 'faq');
  const [files, lexicon, places, questions] = await Promise.all([
    loadKnowledgeFiles(folder),
    loadLexicon(content),
    loadPlaces(content),
    Promise.all(positionals.map(readQuestions)),
  ]);
  const on = dayOption('--on', values.on) ?? dayInVietnam(Date.now());
  const retrieval = fit({ ...files, lexicon, places, on, questions: questions.flat() });
  const file = retrievalFile(folder);
  await writeFile(file, HEAD + stringify(retrieval));
  const told = Object.entries(retrieval.fitted).map(([name, value]) => `${name} ${value}`);
  process.stdout.write(`${path.relative('.', file)}: ${told.join(', ')}\n`);
});
