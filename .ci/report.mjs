import { readFile } from 'node:fs/promises';
import process from 'node:process';

/**
 * Reads jest's JSON report. Fails when a test failed, when there were none, or when the suites on a
 * real server were skipped; the last line is "N passed, N failed".
 */
const MUST_HAVE_RUN = ['on PostgreSQL', 'on Redis'];

const report = JSON.parse(await readFile(process.argv[2], 'utf8'));
const passed = report.testResults.flatMap(({ assertionResults }) =>
  assertionResults.filter(({ status }) => status === 'passed'),
);
const missing = MUST_HAVE_RUN.filter((name) => !passed.some((test) => isIn(test, name)));
for (const name of missing) process.stdout.write(`no test "${name}" ran: is the server set?\n`);
const brokenFiles = report.testResults.filter(
  ({ status, assertionResults }) => status === 'failed' && assertionResults.length === 0,
);
for (const { name } of brokenFiles) process.stdout.write(`could not be run at all: ${name}\n`);

const failed = report.numFailedTests + brokenFiles.length;
process.stdout.write(`${report.numPassedTests} passed, ${failed} failed\n`);
process.exitCode = failed > 0 || missing.length > 0 || passed.length === 0 ? 1 : 0;

function isIn({ ancestorTitles }, name) {
  return ancestorTitles.some((title) => title.includes(name));
}
