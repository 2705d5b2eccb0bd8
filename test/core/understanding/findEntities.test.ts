import { describe, expect, it } from '@jest/globals';
import { z } from 'zod';
import { readYaml } from '../../../src/adapters/files/yamlFile.ts';
import { ear, today } from '../../support/ear.ts';

const { value: noAmounts } = await readYaml(
  'test/cases/no-amounts.yaml',
  z.array(z.string()).min(200),
);

describe('findEntities: a free text', () => {
  it.each(noAmounts)('"%s" holds no amount', (text) => {
    const amounts = ear.find(text, today).filter(({ kind }) => kind === 'money');

    expect(amounts).toEqual([]);
  });

  it.each([
    [
      'sn 85 lam tu do muon dong bhxh tn thi mat bn 1 thang o sapa',
      ['birth_date 1985?', 'situation free', 'commune lao_cai/sa-pa?'],
    ],
    [
      'Em là nữ, 45 tuổi, ở xã Y Tý, Lào Cai, muốn đóng 1tr5 một tháng, sđt 0987 654 321',
      [
        'sex female',
        'birth_date 1981?',
        'commune lao_cai/y-ty',
        'province lao_cai',
        'money 1500000',
        'phone +84987654321',
      ],
    ],
    ['thu nhập 2 triệu, muốn đóng 500k', ['money 2000000', 'money 500000']],
    ['em ở Hà Nội', ['province hanoi']],
    ['nhà ở phường Đống Đa hà nội', ['commune hanoi/dong-da?', 'province hanoi']],
    ['miền nam việt nam', []],
    ['cuộc sống hạnh phúc', []],
    ['phúc lợi xã hội', []],
    ['ở nghĩa đô', ['commune hanoi/nghia-do?', 'commune lao_cai/nghia-do?']],
    ['nam 1985', ['sex male']],
    ['', []],
  ])('"%s"', (text, expected) => {
    const found = ear
      .find(text, today)
      .map(({ kind, value, confident }) => `${kind} ${String(value)}${confident ? '' : '?'}`);

    expect(found).toEqual(expected);
  });

  it('spans lead back to the text as it was typed, also when it came decomposed', () => {
    const text = 'đóng 1 triệu rưỡi\u200b nhé'.normalize('NFD');

    const [money] = ear.find(text, today);

    expect(money).toMatchObject({ kind: 'money', value: 1_500_000 });
    expect(money?.text.normalize('NFC')).toBe('1 triệu rưỡi');
    expect(text.slice(money?.start, money?.end)).toBe(money?.text);
  });

  it('with a question, the answer to it comes first', () => {
    const expectation = { answer: 'birth_date', choices: [] } as const;

    const found = ear.find('85', today, expectation);

    expect(found).toEqual([
      { kind: 'birth_date', value: '1985', text: '85', start: 0, end: 2, confident: false },
    ]);
  });

  it('with a question that has several readings, each comes unsure', () => {
    const found = ear.find('nghĩa đô', today, { answer: 'commune', choices: [] });

    expect(found.map(({ value, confident }) => [value, confident])).toEqual([
      ['hanoi/nghia-do', false],
      ['lao_cai/nghia-do', false],
    ]);
  });
});
