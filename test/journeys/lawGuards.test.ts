import { spawnSync } from 'node:child_process';
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { z } from 'zod';
import { startProgram } from '../support/killableProgram.ts';
import { thrown } from '../support/thrown.ts';

const LINE = 'parameters/poverty-standard/rural-poverty-line.yaml';
const logLine = z.object({
  level: z.string(),
  message: z.string(),
  place: z.string().optional(),
  problem: z.string().optional(),
});

let base: string;
let content: string;

beforeEach(async () => {
  base = await mkdtemp(path.join(tmpdir(), 'law-guards-'));
  content = path.join(base, 'content');
  await cp('content', content, { recursive: true });
});
afterEach(() => rm(base, { recursive: true }));

/** What an editor can do wrong to a file of the law, and what they are told. */
const FAULTS = [
  {
    fault: 'values that overlap by a day',
    from: 'from: 2027-01-01',
    to: 'from: 2026-12-31',
    says: /the value begins while the one above it still counts — end the value above/,
  },
  {
    fault: 'values out of order',
    from: 'from: 2027-01-01\n    to: 2030-12-31',
    to: 'from: 2012-01-01\n    to: 2015-12-31',
    says: /the value begins before the one above it — sort by from/,
  },
  {
    fault: 'a value without a day',
    from: '  - from: 2027-01-01\n    to',
    to: '  - to',
    says: /values\.3\.from: .* — write the first day the value counts/,
  },
  {
    fault: 'a value without a law',
    from: /( {4}reference:\n {6}title: Nghị định 351\/2025\/NĐ-CP\n {6}article: .*\n)(?![^]*reference)/,
    to: '',
    says: /values\.3\.reference: .* — write reference: \{ title, article \}/,
  },
];

describe('a file of the law with a fault', () => {
  it.each(FAULTS)('$fault: check:content says where and how to mend it, and fails', async (one) => {
    await change(LINE, one.from, one.to);

    const { status, lines } = checkContent('2026-06-01');

    expect(status).toBe(1);
    expect(lines.filter((line) => !line.startsWith('warning: '))).toEqual([
      expect.stringMatching(placed(one.says)),
      expect.stringMatching(/^1 errors/),
    ]);
  });

  it.each(FAULTS)('$fault: the program does not start, and says the same', async (one) => {
    await change(LINE, one.from, one.to);

    const refusal = await thrown(started('2026-06-01'));

    expect(String(refusal)).toMatch(/ended with 1 before it listened/);
    expect(String(refusal)).toMatch(placed(one.says));
  });
});

describe('a file of the law that needs a look soon', () => {
  const RETURN = 'social-insurance-fund/monthly-return.yaml';
  const ENDS = /the value ends on 2026-12-31 and nothing follows/;
  const UNREAD = /nobody compared the file with the law since 2026-11-22/;
  const days = [
    { on: '2026-10-31', what: 'a value that ends in 61 days', says: ENDS, told: 0 },
    { on: '2026-11-01', what: 'a value that ends in 60 days', says: ENDS, told: 1 },
    { on: '2027-11-21', what: 'a file read a year less a day ago', says: UNREAD, told: 0 },
    { on: '2027-11-22', what: 'a file read a year ago', says: UNREAD, told: 1 },
  ];

  it.each(days)('$what: check:content warns $told times, and passes', ({ on, says, told }) => {
    const { status, lines } = checkContent(on);

    const warned = lines.filter((line) => line.includes(RETURN) && says.test(line));
    expect(warned.map((line) => line.startsWith('warning: '))).toEqual(told > 0 ? [true] : []);
    expect(status).toBe(0);
  });

  it.each(days.filter(({ told }) => told > 0))(
    '$what: the start warns with file and line',
    async ({ on, says }) => {
      const program = await started(on);
      await program.terminate();

      const warned = program.log
        .map((line) => logLine.parse(JSON.parse(line)))
        .filter(({ place = '', problem = '' }) => place.includes(RETURN) && says.test(problem));
      expect(warned).toEqual([
        expect.objectContaining({
          level: 'warn',
          message: 'content_needs_review',
          place: expect.stringMatching(/monthly-return\.yaml:\d+$/),
        }),
      ]);
    },
  );
});

describe('a file of the law that nothing uses', () => {
  const OWN = 'parameters/hanoi/tea-money.yaml';
  const UNUSED = /^warning: .*tea-money\.yaml:1: nothing uses this figure — show it in a flow/;

  beforeEach(async () => {
    const file = await readFile(path.join(content, LINE), 'utf8');
    await writeFile(path.join(content, OWN), file);
  });

  it('is a warning, no error', () => {
    const { status, lines } = checkContent('2026-06-01');

    expect(lines).toContainEqual(expect.stringMatching(UNUSED));
    expect(status).toBe(0);
  });

  it('is none when a calculator asks for it', () => {
    const { lines } = checkContent('2026-06-01');

    expect(lines).not.toContainEqual(expect.stringMatching(/retirement-age\.yaml.*nothing uses/));
  });

  it.each([
    {
      where: 'a sentence of a flow',
      file: 'menu.yaml',
      from: /việc nào ạ\?/,
      to: `việc nào {{ "hanoi/tea-money" | law }} ạ?`,
    },
    {
      where: 'a condition of a flow',
      file: 'contribution.yaml',
      from: /law\["decree-159-2025\/prepaid-years-lowest"\]/,
      to: 'law["hanoi/tea-money"]',
    },
  ])('is none when $where names it', async ({ file, from, to }) => {
    const flows = path.join(base, 'flows');
    await cp('flows', flows, { recursive: true });
    await changeFile(path.join(flows, file), from, to);

    const { status, lines } = checkContent('2026-06-01', { FLOWS_DIR: flows });

    expect(lines).not.toContainEqual(expect.stringMatching(/tea-money/));
    expect(status).toBe(0);
  });

  it('is none when a curated answer shows it', async () => {
    await change(
      'faq/national/death.yaml',
      /answer: \|\n/,
      `answer: |\n      {{ "hanoi/tea-money" | law }}\n`,
    );

    const { lines } = checkContent('2026-06-01');

    expect(lines).not.toContainEqual(expect.stringMatching(/tea-money\.yaml:1: nothing uses/));
  });

  it('is none when a phrase names it', async () => {
    await change('phrases/vi.yaml', /^noted: .*$/m, `noted: 'Dạ, {{ "hanoi/tea-money" | law }}.'`);

    const { lines } = checkContent('2026-06-01');

    expect(lines).not.toContainEqual(expect.stringMatching(/tea-money/));
  });
});

/** Runs the command as an editor does, on a fixed day. */
function checkContent(on: string, environment: Readonly<Record<string, string>> = {}) {
  const { status, stdout } = spawnSync(process.execPath, ['src/tools/checkContent.ts'], {
    env: { ...process.env, AS_OF: on, CONTENT_DIR: content, ...environment },
    encoding: 'utf8',
  });
  return { status, lines: stdout.trim().split('\n') };
}

function started(on: string) {
  return startProgram({ CONTENT_DIR: content, AS_OF: on, DATA_DIR: path.join(base, 'data') });
}

/** The fault with its file and line before it. */
function placed(says: RegExp): RegExp {
  return new RegExp(`rural-poverty-line\\.yaml:\\d+: ${says.source}`);
}

function change(name: string, from: string | RegExp, to: string): Promise<void> {
  return changeFile(path.join(content, name), from, to);
}

async function changeFile(file: string, from: string | RegExp, to: string): Promise<void> {
  const before = await readFile(file, 'utf8');
  const after = before.replace(from, () => to);
  if (after === before) throw new Error(`${file} has no ${String(from)}`);
  await writeFile(file, after);
}
