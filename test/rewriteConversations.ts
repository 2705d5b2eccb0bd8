/**
 * Writes what the shipped flows answer today into `test/cases/conversations-shipped`, for review as a
 * diff: run it after a change of wording (`npm run conversations`), read every line that changed aloud.
 */
import { readdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { parseDocument } from 'yaml';
import { conversations, transcript } from './support/conversation.ts';
import { shippedTools } from './support/shippedTools.ts';

const FOLDER = 'test/cases/conversations-shipped';
const names = (await readdir(FOLDER)).sort();
const cases = await conversations(FOLDER);

for (const [index, name] of names.entries()) {
  const file = path.join(FOLDER, name);
  const document = parseDocument(await readFile(file, 'utf8'));
  const lines = transcript(cases[index]?.lines ?? [], shippedTools('zalo'));
  document.set('lines', document.createNode(lines));
  await writeFile(file, document.toString({ lineWidth: 0, singleQuote: true }));
}
console.log(`wrote ${names.length} conversations into ${FOLDER}`);
