import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { runTool } from '../support/runTool.ts';

const SUPPORT = 'parameters/decree-159-2025/state-support.yaml';
const MULTIPLE = 'parameters/social-insurance-act/highest-income-multiple.yaml';
const RATE = 'parameters/social-insurance-act/pension-rate.yaml';

const SOCIAL_PENSION = 'parameters/social-pension/level.yaml';
const SOCIAL_AGE = 'parameters/social-pension/age.yaml';

const OLD_PEOPLE = `today: 2026-11-22
households:
  - id: 1
    who: Cụ 75 tuổi
    calculator: social-pension
    with: { birth_date: 1951-11-22 }
  - id: 2
    who: Cụ 74 tuổi
    calculator: social-pension
    with: { birth_date: 1952-11-22, poor_or_near_poor: false }
`;

const HOUSEHOLDS = `today: 2026-11-22
households:
  - id: 17
    who: Chị "Mây" ở Bắc Hà, hộ cận nghèo
    calculator: contribution
    with: { income: 1500000, method: monthly, province: lao_cai, groups: [near_poor] }
  - id: 18
    who: Bác ở Mỹ Đức, hộ cận nghèo
    calculator: contribution
    with: { income: 1500000, method: 12_months, groups: [near_poor] }
  - id: 19
    who: Anh ở Sơn Tây
    calculator: contribution
    with: { income: 50600000, method: monthly, province: hanoi }
  - id: 20
    who: Anh thợ xây
    calculator: pension
    with: { sex: male, birth_date: 1975-01-01, years: 36, average_income: 4000000 }
  - id: 21
    who: Em học sinh
    calculator: eligibility
    with: { birth_date: 2011-11-22, situation: student }
`;

let folder: string;
let content: string;

beforeEach(async () => {
  const base = await mkdtemp(path.join(tmpdir(), 'golden-'));
  folder = path.join(base, 'golden');
  content = path.join(base, 'content');
  await mkdir(folder);
  await cp('content', content, { recursive: true });
  await households(HOUSEHOLDS);
  await golden('--write');
});
afterEach(() => rm(path.dirname(folder), { recursive: true }));

describe('npm run golden', () => {
  it('nothing changed: says so and ends well', async () => {
    expect(await golden()).toEqual({ code: 0, out: '0 of 5 households changed.\n', err: '' });
  });

  it('the State pays less: tells who loses how much, in all too, and how to write it', async () => {
    await change(SUPPORT, 'near_poor: 40', 'near_poor: 30');

    const { code, out, err } = await golden();

    expect(code).toBe(1);
    expect(out.split('\n')).toEqual([
      'household 17 (Chị "Mây" ở Bắc Hà, hộ cận nghèo): pays 198.000 → 231.000 a month: loses 33.000; state_support 132.000 → 99.000',
      'household 18 (Bác ở Mỹ Đức, hộ cận nghèo): pays 2.376.000 → 2.772.000 at once: loses 396.000; state_support 1.584.000 → 1.188.000',
      'by province:',
      '  elsewhere: 1 changed, pays at once: 1 lose 396.000',
      '  lao_cai: 1 changed, pays a month: 1 lose 33.000',
      'by group:',
      '  near_poor: 2 changed, pays a month: 1 lose 33.000, pays at once: 1 lose 396.000',
      'in all:',
      '  everybody: 2 changed, pays a month: 1 lose 33.000, pays at once: 1 lose 396.000',
      '2 of 5 households changed.',
      '',
    ]);
    expect(err).toMatch(/npm run golden -- --write/);
  });

  it('a pension rises: tells who gains', async () => {
    await change(RATE, '35: 75', '35: 76');

    const { out } = await golden();

    expect(out).toContain('(Anh thợ xây): draws 3.000.000 → 3.040.000 a month: gains 40.000; rate');
    expect(out).toContain('  no place asked: 1 changed, draws a month: 1 gain 40.000\n');
  });

  it('the social pension rises: only who is old enough gains', async () => {
    await households(OLD_PEOPLE);
    await golden('--write');
    await change(SOCIAL_PENSION, 'value: 540000', 'value: 550000');

    const { out } = await golden();

    expect(out).toContain(
      'household 1 (Cụ 75 tuổi): draws 540.000 → 550.000 a month: gains 10.000\n',
    );
    expect(out).toContain('household 2 (Cụ 74 tuổi): level 540.000 → 550.000\n');
    expect(out).toContain('  everybody: 2 changed, draws a month: 1 gain 10.000\n');
  });

  it('the age of the social pension falls: who becomes old enough gains all of it', async () => {
    await households(OLD_PEOPLE);
    await golden('--write');
    await change(SOCIAL_AGE, 'value: 75', 'value: 74');

    const { out } = await golden();

    expect(out).toContain('(Cụ 74 tuổi): draws 0 → 540.000 a month: gains 540.000; eligible false');
  });

  it('the State pays more on the way to a pension: tells it in all and by the month', async () => {
    await households(`today: 2026-11-22
households:
  - id: 1
    who: Chị ở Bắc Hà
    calculator: plan
    with: { sex: female, birth_date: 1981-10-15, income: 1500000, compare: [] }
`);
    await golden('--write');
    await change(SUPPORT, /other: 20(?![^]*other: 20)/, 'other: 30');

    const { out } = await golden();

    expect(out).toContain(
      'pays 51.480.000 → 47.520.000 in all: gains 3.960.000; pays 264.000 → 231.000 a month: gains 33.000',
    );
    expect(out).toContain('  elsewhere: 1 changed, pays a month: 1 gain 33.000, pays in all: 1');
    expect(out).toContain('  other: 1 changed');
  });

  it('somebody is refused now: tells what they paid and why they are refused', async () => {
    await change(MULTIPLE, /value: 20(?![^]*value: 20)/, 'value: 19');

    const { out } = await golden();

    expect(out).toContain(
      'household 19 (Anh ở Sơn Tây): pays 11.033.000 a month → refused (income_above_maximum)\n',
    );
    expect(out).toContain('  hanoi: 1 changed, 1 now refused\n');
  });

  it('somebody is refused no longer: tells what they pay', async () => {
    await households(HOUSEHOLDS.replace('50600000', '50600001'));
    await golden('--write');
    await change(MULTIPLE, /value: 20(?![^]*value: 20)/, 'value: 21');

    const { out } = await golden();

    expect(out).toMatch(/refused \(income_above_maximum\) → pays 11\.033\.000 a month\n/);
    expect(out).toContain('  hanoi: 1 changed, 1 no longer refused\n');
  });

  it('written: the next run finds nothing, and the table holds the new figures', async () => {
    await change(SUPPORT, 'near_poor: 40', 'near_poor: 30');

    expect(await golden('--write')).toMatchObject({ code: 0 });
    expect(await golden()).toMatchObject({ code: 0, out: '0 of 5 households changed.\n' });
    expect(await readFile(path.join(folder, 'results/contribution.csv'), 'utf8')).toMatch(
      /^17,"Chị ""Mây"" ở Bắc Hà, hộ cận nghèo",1,330000,,,99000,0,231000,1,local_support_not_found,$/m,
    );
  });

  it('people come and go: each is told, and a table without people goes', async () => {
    const without = HOUSEHOLDS.slice(0, HOUSEHOLDS.indexOf('  - id: 21'));
    await households(`${without}  - id: 22
    who: Bà cụ
    calculator: retirement-age
    with: { sex: female, birth_date: '1969' }
`);

    const { out } = await golden();

    expect(out).toContain('household 22 (Bà cụ) is new: answered\n');
    expect(out).toContain('household 21 (Em học sinh) is gone\n');
    await golden('--write');
    await expect(readFile(path.join(folder, 'results/eligibility.csv'))).rejects.toThrow('ENOENT');
    expect(await golden()).toMatchObject({ code: 0 });
  });

  it('what somebody worked out is contradicted: says by what, and writes nothing', async () => {
    const expecting = 'expect: { net: 198000 }\n    because: 330.000 − 132.000';
    await households(HOUSEHOLDS.replace('    with:', `    ${expecting}\n    with:`));
    await change(SUPPORT, 'near_poor: 40', 'near_poor: 30');

    const { code, err } = await golden('--write');

    expect(code).toBe(1);
    expect(err).toContain('net is 231000, not 198000, because 330.000 − 132.000\n');
    expect(await readFile(path.join(folder, 'results/contribution.csv'), 'utf8')).toContain(
      ',198000,',
    );
  });

  it.each([
    {
      fault: 'a number given twice',
      from: 'id: 18',
      to: 'id: 17',
      says: /:7: household 17 stands/,
    },
    { fault: 'an unknown calculator', from: ': pension', to: ': lottery', says: /:17: .*calcul/ },
    {
      fault: 'a person told in two lines',
      from: 'Anh thợ',
      to: '|\n      Anh\n      thợ',
      says: /households\.3\.who: /,
    },
    {
      fault: 'an expectation without its arithmetic',
      from: '    with:',
      to: '    expect: { net: 1 }\n    with:',
      says: /households\.yaml:\d+: households\.0\.because: whoever expects/,
    },
  ])('$fault: says the line', async ({ from, to, says }) => {
    await households(HOUSEHOLDS.replace(from, to));

    const { code, err } = await golden();

    expect(code).toBe(1);
    expect(err).toMatch(says);
  });
});

function golden(...args: readonly string[]) {
  const environment = { CONTENT_DIR: content };
  return runTool('golden.ts', { args: ['--in', folder, ...args], environment });
}

function households(text: string): Promise<void> {
  return writeFile(path.join(folder, 'households.yaml'), text);
}

async function change(name: string, from: string | RegExp, to: string): Promise<void> {
  const file = path.join(content, name);
  const before = await readFile(file, 'utf8');
  const after = before.replace(from, to);
  if (after === before) throw new Error(`${name} has no ${String(from)}`);
  await writeFile(file, after);
}
