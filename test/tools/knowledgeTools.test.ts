import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { openEmbedded } from '../../src/adapters/database/openDatabase.ts';
import { unansweredQuestions } from '../../src/adapters/database/schema.ts';
import { SAMPLE_FOLDER } from '../support/knowledge.ts';
import { runTool } from '../support/runTool.ts';

jest.setTimeout(90_000);

const QUESTIONS = 'test/fixtures/knowledge/questions.yaml';
const ON = ['--on', '2026-11-22'];
let folder: string;

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'knowledge-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

describe('npm run eval', () => {
  it('scores the questions of a file as a whole and by their form', async () => {
    const run = await runTool('eval.ts', { args: [QUESTIONS, '--faq', SAMPLE_FOLDER, ...ON] });

    expect(run.code).toBe(0);
    expect(run.out).toMatch(/^questions +n +recall@1 +recall@3 +sure +wrong when sure +refused/);
    expect(run.out).toMatch(/^all +72 +9\d% /m);
    expect(run.out).toMatch(/^không dấu +11 /m);
  });

  it('reads JSON, and shows with --misses what went wrong', async () => {
    const file = path.join(folder, 'q.json');
    const question = 'giá vàng hôm nay thế nào';
    writeFileSync(file, JSON.stringify([{ question, expect: 'national/years-needed' }]));

    const run = await runTool('eval.ts', { args: [file, '--misses', '--faq', SAMPLE_FOLDER] });

    expect(run.out).toContain(`${question}\n  expected national/years-needed, none: \n`);
  });

  it.each([
    { args: [], says: /Name a file/ },
    { args: ['no-such.json'], says: /is missing/ },
    { args: [QUESTIONS, '--on', 'x'], says: /--on must be a day/ },
  ])('$args: exits 1 and says why', async ({ args, says }) => {
    const run = await runTool('eval.ts', { args: [...args, '--faq', SAMPLE_FOLDER] });

    expect(run.code).toBe(1);
    expect(run.err).toMatch(says);
  });

  it('an answer that is not there: exits 1 and names it', async () => {
    const file = path.join(folder, 'q.json');
    writeFileSync(file, JSON.stringify([{ question: 'a', expect: 'national/no-such' }]));

    const run = await runTool('eval.ts', { args: [file, '--faq', SAMPLE_FOLDER] });

    expect(run.code).toBe(1);
    expect(run.err).toContain('No entry "national/no-such"');
  });
});

describe('npm run fit', () => {
  it('on the sample, twice, writes the numbers that are kept beside it', async () => {
    cpSync(SAMPLE_FOLDER, folder, { recursive: true });
    rmSync(path.join(folder, 'retrieval.yaml'));

    const run = await runTool('fit.ts', { args: ['--faq', folder, ...ON] });

    expect(run.code).toBe(0);
    expect(run.out).toContain('entries 11');
    expect(readFileSync(path.join(folder, 'retrieval.yaml'), 'utf8')).toBe(
      readFileSync(path.join(SAMPLE_FOLDER, 'retrieval.yaml'), 'utf8'),
    );
  });
});

describe('npm run unanswered', () => {
  it('prints the questions, most often asked first', async () => {
    const database = await openEmbedded(folder);
    const at = Date.UTC(2026, 10, 22, 3);
    const asked = (text: string, count: number) => ({
      folded: text,
      text,
      count,
      firstAt: at,
      lastAt: at,
    });
    await database.queries
      .insert(unansweredQuestions)
      .values([asked('một', 1), asked('hai\nba', 12)]);
    await database.close();

    const run = await runTool('unanswered.ts', { environment: { DATA_DIR: folder } });

    expect(run.code).toBe(0);
    expect(run.out.split('\n').slice(2)).toEqual([
      '12     2026-11-22  hai ba',
      '1      2026-11-22  một',
      '',
      '2 questions',
      '',
    ]);
  });

  it('without data: says where it looked', async () => {
    const run = await runTool('unanswered.ts', { environment: { DATA_DIR: folder } });

    expect(run).toMatchObject({ code: 1, out: '' });
    expect(run.err).toContain(`There is no data in ${folder} yet`);
  });
});
