import path from 'node:path';
import { parseArgs } from 'node:util';
import { loadLaw } from '../adapters/files/loadLaw.ts';
import { loadPolicyWords } from '../adapters/files/loadPolicyWords.ts';
import { makeCalculate } from '../core/policy/calculate.ts';
import { changesBetween } from './golden/changes.ts';
import { readHouseholds } from './golden/households.ts';
import { contradictions, reportOf } from './golden/report.ts';
import { rowsOf } from './golden/row.ts';
import { byId, readTables, writeTables } from './golden/tables.ts';
import { runTool, Unusable } from './runTool.ts';

/**
 * `npm run golden [-- --write]`: what the files of the law, or the program, change for the
 * households of `test/golden`, with totals by province and group. Ends with 1 when something
 * changed; with `--write` the new results become the reviewed ones, unless they contradict what
 * somebody worked out. `CONTENT_DIR` names another law, `--in` another folder of households.
 */
await runTool(async () => {
  const { values } = parseArgs({
    options: {
      write: { type: 'boolean', default: false },
      in: { type: 'string', default: 'test/golden' },
    },
  });
  const content = process.env['CONTENT_DIR'] ?? 'content';
  const list = await readHouseholds(path.join(values.in, 'households.yaml'));
  const { today, households } = list;
  const [{ law }, words] = await Promise.all([loadLaw(content, today), loadPolicyWords(content)]);
  const after = byId(rowsOf(list, makeCalculate({ law, words, today })));
  const results = path.join(values.in, 'results');
  const changes = changesBetween(households, await readTables(results), after);
  say(reportOf(changes));

  const contradicted = contradictions(households, after);
  if (contradicted.length > 0) {
    const cure = 'Mend the law or the program; or, where the paper changed, expect and because.';
    throw new Unusable([...contradicted, cure].join('\n'));
  }
  say([`${changes.length} of ${households.length} households changed.`]);
  if (changes.length === 0) return;
  if (!values.write) {
    throw new Unusable('When every line above is right: npm run golden -- --write');
  }
  await writeTables(results, households, after);
  say([`Written: ${results}. Commit it with the change.`]);
});

function say(lines: readonly string[]): void {
  process.stdout.write(lines.map((line) => `${line}\n`).join(''));
}
