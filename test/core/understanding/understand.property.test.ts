import { describe, expect, it } from '@jest/globals';
import { dateOf, dayMonthYear } from '../../../src/core/shared/localDate.ts';
import {
  ANSWER_KINDS,
  type AnswerKind,
  type Reading,
} from '../../../src/core/understanding/reading.ts';
import { ear, places, today } from '../../support/ear.ts';
import { fc } from '../../support/fastCheck.ts';

/** Far above what a reading takes, far below what backtracking takes. */
const SLOWEST_MILLISECONDS = 2_000;

function read(text: string, answer: AnswerKind): Reading {
  return ear.read(text, { answer, choices: [] }, today);
}

function meaning(reading: Reading): unknown {
  return reading.kind === 'understood' ? reading.value : reading;
}

const thousands = fc.integer({ min: 100, max: 99_999 }).map((amount) => amount * 1000);

describe('what is written and read again is the same', () => {
  it.each([
    ['with dots', (amount: number) => amount.toLocaleString('de-DE')],
    ['with a currency', (amount: number) => `${amount.toLocaleString('de-DE')}đ`],
    ['with commas', (amount: number) => amount.toLocaleString('en-US')],
    ['bare', String],
    ['in thousands', (amount: number) => `${amount / 1000}k`],
    ['in millions', (amount: number) => `${String(amount / 1_000_000).replace('.', ',')} triệu`],
  ])('amounts %s', (_, write) => {
    fc.assert(
      fc.property(thousands, (amount) => {
        fc.pre(
          !/,\d{3}/.test(String(amount / 1_000_000).replace('.', ',')) ||
            !write(1e6).includes('triệu'),
        );
        expect(meaning(read(write(amount), 'money'))).toBe(amount);
      }),
    );
  });

  it('amounts as they are read back', () => {
    fc.assert(
      fc.property(thousands, (amount) => {
        const reading = read(String(amount), 'money');
        const said = reading.kind === 'understood' ? reading.said : '';

        expect(meaning(read(said, 'money'))).toBe(amount);
      }),
    );
  });

  it('birth dates', () => {
    const born = fc.record({
      year: fc.integer({ min: 1910, max: 2025 }),
      month: fc.integer({ min: 1, max: 12 }),
      day: fc.integer({ min: 1, max: 28 }),
    });
    fc.assert(
      fc.property(born, ({ year, month, day }) => {
        const date = dateOf(year, month, day);

        expect(meaning(read(dayMonthYear(date), 'birth_date'))).toBe(date);
        expect(meaning(read(`ngày ${day} tháng ${month} năm ${year}`, 'birth_date'))).toBe(date);
        expect(meaning(read(`sn ${year}`, 'birth_date'))).toBe(String(year));
      }),
    );
  });

  it('lengths of time, as they are read back', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 720 }), (months) => {
        const reading = read(`${months} tháng`, 'months');
        const said = reading.kind === 'understood' ? reading.said : '';

        expect(meaning(read(said, 'months'))).toBe(months);
        expect(ear.slots(`em đóng được ${said} rồi`, today)).toMatchObject([
          { slot: 'paid_months', value: months, said, sure: true },
        ]);
      }),
    );
  });

  it('phones', () => {
    const phone = fc
      .tuple(
        fc.constantFrom('032', '038', '070', '079', '086', '090', '098'),
        fc.stringMatching(/^\d{7}$/),
      )
      .map(([prefix, rest]) => `${prefix}${rest}`);
    fc.assert(
      fc.property(phone, fc.constantFrom(' ', '.', '-', ''), (typed, gap) => {
        const spaced = [typed.slice(0, 4), typed.slice(4, 7), typed.slice(7)].join(gap);

        expect(meaning(read(spaced, 'phone'))).toBe(`+84${typed.slice(1)}`);
      }),
    );
  });
});

describe('every commune', () => {
  const communes = places.flatMap(({ province, communes: all }) =>
    all.map(({ id, type, name }) => ({
      province: province.id,
      id: `${province.id}/${id}`,
      type,
      name,
    })),
  );

  it.each(communes)('$type $name is read by its kind and name', ({ province, id, type, name }) => {
    const reading = ear.read(
      `${type} ${name}`,
      { answer: 'commune', choices: [], province },
      today,
    );

    expect(meaning(reading)).toBe(id);
    expect(ear.placeName(id)).toBe(`${type} ${name}`);
  });
});

describe('whatever comes in', () => {
  const nasty = [
    '\u0000',
    '😀'.repeat(5_000),
    '1.'.repeat(5_000),
    '1 '.repeat(5_000),
    '0'.repeat(10_000),
    '1tr'.repeat(3_000),
    'năm '.repeat(2_500),
    'xã '.repeat(3_000),
    'không '.repeat(2_000),
    'a\u0301'.repeat(5_000),
    'a' + '\u0301'.repeat(10_000),
    '+84'.repeat(3_000),
    '()'.repeat(5_000),
    '12/3/'.repeat(2_000),
    'dạ '.repeat(3_000),
    '\ud800',
    '<script>alert(1)</script>',
    '{{ x }} ${y} __proto__ constructor',
  ];

  it.each(
    nasty.flatMap((text) => ANSWER_KINDS.map((kind) => ({ text, kind, start: text.slice(0, 6) }))),
  )('$kind: $start… is read in time', ({ text, kind }) => {
    const started = performance.now();

    ear.read(text, { answer: kind, choices: [{ value: 'a', title: 'Hộ nghèo', also: [] }] }, today);
    ear.find(text, today);
    ear.slots(text, today);
    ear.command(text);

    expect(performance.now() - started).toBeLessThan(SLOWEST_MILLISECONDS);
  });

  it('random texts of its own letters are read in time, and spans stay inside', () => {
    const letters = fc.constantFrom(
      ...Array.from('0123456789.,/-() +kđtrtriệunămtuổixãsn?@'),
      'trăm ',
      'rưỡi',
      '\u0301',
    );
    fc.assert(
      fc.property(
        fc.string({ unit: letters, maxLength: 10_000 }),
        fc.constantFrom(...ANSWER_KINDS),
        (text, kind) => {
          const started = performance.now();
          read(text, kind);
          const found = ear.find(text, today);
          ear.slots(text, today);

          expect(performance.now() - started).toBeLessThan(SLOWEST_MILLISECONDS);
          for (const entity of found)
            expect(entity.text).toBe(text.slice(entity.start, entity.end));
          expect(found.every(({ start, end }) => start < end && end <= text.length)).toBe(true);
        },
      ),
      { numRuns: 200 },
    );
  });
});
