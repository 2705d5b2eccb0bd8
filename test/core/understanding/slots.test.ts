import { readdirSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { z } from 'zod';
import { readYaml } from '../../../src/adapters/files/yamlFile.ts';
import { SLOT_KINDS } from '../../../src/core/understanding/reading.ts';
import { ear, today } from '../../support/ear.ts';

const value = z.union([z.string(), z.number()]);
const caseFile = z.strictObject({
  cases: z
    .array(z.strictObject({ typed: z.string(), tells: z.partialRecord(z.enum(SLOT_KINDS), value) }))
    .min(1),
});
const folder = 'test/cases/told';
const files = await Promise.all(
  readdirSync(folder).map((name) => readYaml(`${folder}/${name}`, caseFile)),
);
const cases = files.flatMap(({ value: { cases: all } }) => all);

/** What a sentence tells in the words of the case file: "?" behind what is not sure. */
function told(typed: string): object {
  const slots = ear.slots(typed, today);
  return Object.fromEntries(
    slots.map(({ slot, value: meant, sure }) => [slot, sure ? meant : `${String(meant)}?`]),
  );
}

describe('what a free sentence tells about the person', () => {
  it.each(cases)('$typed', ({ typed, tells }) => {
    expect(told(typed)).toEqual(tells);
  });

  it.each([
    { text: 'sn 60 và sn 85', tells: {} },
    { text: 'mẹ em sinh năm 1960', tells: { birth_date: '1960' } },
    { text: 'mẹ với em, sinh năm 1960', tells: { birth_date: '1960?' } },
    { text: 'hộ nghèo được hỗ trợ bao nhiêu', tells: { group: 'poor?' } },
    { text: 'em thuộc hộ nghèo được hỗ trợ bao nhiêu', tells: { group: 'poor' } },
    { text: 'dân tộc Dao, hộ cận nghèo', tells: { group: 'near_poor' } },
    { text: 'ở nghĩa đô', tells: {} },
    { text: 'thu nhập 5 triệu, muốn đóng 500k', tells: { income: '5000000?' } },
    { text: 'đóng được 15 năm thì có lương hưu không', tells: { paid_months: '180?' } },
  ])('"$text" leaves open what is', ({ text, tells }) => {
    expect(told(text)).toEqual(tells);
  });

  it('says whether all is told of somebody else', () => {
    const [own] = ear.slots('em sn 1960', today);
    const [other] = ear.slots('đóng cho mẹ em sn 1960', today);

    expect([own?.ofAnother, other?.ofAnother]).toEqual([false, true]);
  });

  it.each(['0912345678', 'tôi tên là Nguyễn Thị Hoa', 'sđt 0987 654 321, em là Lan'])(
    '"%s" gives no name and no phone away',
    (text) => {
      expect(ear.slots(text, today)).toEqual([]);
    },
  );
});
