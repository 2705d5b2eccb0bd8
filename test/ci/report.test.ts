import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';

const ON_POSTGRES = { status: 'passed', ancestorTitles: ['leads on PostgreSQL'] };
const ON_REDIS = { status: 'passed', ancestorTitles: ['limits', 'on Redis'] };
const SKIPPED = { ...ON_REDIS, status: 'pending' };
const FINE = { name: 'a', status: 'passed', assertionResults: [ON_POSTGRES, ON_REDIS] };

describe('.ci/report.mjs', () => {
  let folder: string;

  beforeEach(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'ansinh-report-'));
  });

  afterEach(() => rm(folder, { recursive: true, force: true }));

  it.each([
    { what: 'all passed', files: [FINE], failedTests: 0, code: 0, last: '2 passed, 0 failed' },
    { what: 'a test failed', files: [FINE], failedTests: 1, code: 1, last: '2 passed, 1 failed' },
    {
      what: 'the suites on Redis were skipped',
      files: [{ ...FINE, assertionResults: [ON_POSTGRES, SKIPPED] }],
      failedTests: 0,
      code: 1,
      last: '2 passed, 0 failed',
    },
    {
      what: 'a file could not be run',
      files: [FINE, { name: 'b', status: 'failed', assertionResults: [] }],
      failedTests: 0,
      code: 1,
      last: '2 passed, 1 failed',
    },
  ])('a report, when $what, then the code is $code', async ({ files, failedTests, code, last }) => {
    const file = path.join(folder, 'report.json');
    const report = { numPassedTests: 2, numFailedTests: failedTests, testResults: files };
    await writeFile(file, JSON.stringify(report));

    const told = await run(file);

    expect(told.code).toBe(code);
    expect(told.out.trimEnd().split('\n').at(-1)).toBe(last);
  });
});

function run(file: string): Promise<{ code: number | string; out: string }> {
  return new Promise((resolve) => {
    execFile(process.execPath, ['.ci/report.mjs', file], (error, out) => {
      resolve({ code: error?.code ?? 0, out });
    });
  });
}
