import { fold } from '../../src/core/understanding/normalize.ts';
import type {
  AnswerKind,
  Command,
  Expectation,
  Reading,
  Slot,
  Understanding,
} from '../../src/core/understanding/reading.ts';

const COMMANDS: Readonly<Record<string, Exclude<Command['kind'], 'change'>>> = {
  menu: 'menu',
  'quay lai': 'back',
  'vi sao': 'why',
  dung: 'stop',
  'bat dau': 'start',
  'gap can bo': 'person',
  'xoa du lieu': 'erase',
};

const PLACES: Readonly<Record<string, string>> = {
  hanoi: 'Hà Nội',
  lao_cai: 'Lào Cai',
  'xa-sa-pa': 'xã Sa Pa',
  'phuong-ba-dinh': 'phường Ba Đình',
};

type Read = (text: string, expectation: Expectation) => Reading;

const READERS: Readonly<Record<AnswerKind, Read>> = {
  choice: readChoice,
  yes_no: readYesNo,
  consent: readYesNo,
  money: readMoney,
  birth_date: readBirthDate,
  number: readNumber,
  months: readNumber,
  phone: readPhone,
  province: readPlace,
  commune: readPlace,
  sex: (text) => one(text, { nam: 'male', nu: 'female' }),
  name: (text) => understood(text, text),
  text: (text) => understood(text, text),
};

/**
 * An ear for tests of the engine: a few words, and one example of every kind of reading. "khoảng …"
 * makes a reading unsure, a two-digit amount of money is ambiguous, a birth year after 2026 is
 * impossible.
 */
export const fakeUnderstanding: Understanding = {
  read: (text, expectation) => READERS[expectation.answer](text.trim(), expectation),
  wish(text, wishes) {
    const folded = fold(text);
    return wishes.filter(({ title, also }) =>
      [title, ...also].some((called) => folded.includes(fold(called))),
    );
  },
  pick: (text, choices, by) =>
    (
      choices.find(({ title }) => title !== '' && fold(title) === fold(text)) ??
      (by === 'number' ? choices[Number(text) - 1] : undefined)
    )?.value,
  isWholeWish: (text, { title, also }) =>
    [title, ...also].some((called) => fold(called) === fold(text)),
  slots: (text) => slotsIn(text),
  asks: (text) => text.includes('?'),
  command(text) {
    const folded = fold(text);
    const kind = Object.hasOwn(COMMANDS, folded) ? COMMANDS[folded] : undefined;
    if (kind) return { kind };
    return /^sua\b/.test(folded) ? { kind: 'change', what: folded.slice(4) } : undefined;
  },
  scam: (text) => (text.includes('OTP') ? 'warn' : undefined),
  masked: (text) => text,
  kept: (text) => text,
  placeName: (id) => (Object.hasOwn(PLACES, id) ? PLACES[id] : undefined),
};

/** "sn 1985", surely, and "45 tuổi", perhaps; "thu nhập 2000000", for the amount to be paid on. */
function slotsIn(text: string): readonly Slot[] {
  const slot = { ofAnother: text.includes('cho mẹ') };
  const [, year] = /\bsn (\d{4})\b/.exec(text) ?? [];
  const [, age] = /\b(\d{2}) tuổi/.exec(text) ?? [];
  const [, income] = /thu nhập (\d+)/.exec(text) ?? [];
  const born = age === undefined ? year : String(2026 - Number(age));
  return [
    ...(born === undefined
      ? []
      : [{ ...slot, slot: 'birth_date' as const, value: born, said: `năm ${born}`, sure: !age }]),
    ...(income === undefined
      ? []
      : [{ ...slot, slot: 'income' as const, value: Number(income), said: income, sure: true }]),
  ];
}

function readChoice(text: string, { choices }: Expectation): Reading {
  const folded = fold(text);
  const chosen =
    choices[Number(text) - 1] ??
    choices.find(({ title, also }) => [title, ...also].some((word) => fold(word) === folded));
  return chosen ? understood(chosen.value, chosen.title) : { kind: 'not_understood' };
}

function readYesNo(text: string): Reading {
  const folded = fold(text);
  if (['co', 'dung', 'dong y', 'u', '1'].includes(folded)) return understood(true, 'có');
  if (['khong', 'khong dong y', '2'].includes(folded)) return understood(false, 'không');
  return { kind: 'not_understood' };
}

function readMoney(text: string, { choices }: Expectation): Reading {
  const digits = text.replace(/[.\s]/g, '');
  if (/^\d{2}$/.test(digits)) {
    return {
      kind: 'ambiguous',
      options: [
        { value: `${digits}000`, title: `${digits}.000 đồng`, also: [] },
        { value: `${digits}00000`, title: `${digits}00.000 đồng`, also: [] },
      ],
    };
  }
  if (/^\d+$/.test(digits)) {
    return understood(Number(digits), `${Number(digits).toLocaleString('vi-VN')} đồng`);
  }
  const chosen = choices.find(({ title }) => fold(title) === fold(text));
  return chosen ? understood(Number(chosen.value), chosen.title) : { kind: 'not_understood' };
}

function readBirthDate(text: string): Reading {
  const [, unsure, year] = /^(khoảng )?(\d{4})$/.exec(text) ?? [];
  if (year === undefined) return { kind: 'not_understood' };
  if (Number(year) > 2026) return { kind: 'impossible', reason: 'not_born_yet' };
  return understood(year, `năm ${year}`, unsure === undefined);
}

function readNumber(text: string): Reading {
  return /^-?\d+$/.test(text) ? understood(Number(text), text) : { kind: 'not_understood' };
}

function readPhone(text: string): Reading {
  return /^0\d{9}$/.test(text)
    ? understood(`+84${text.slice(1)}`, text)
    : { kind: 'impossible', reason: 'not_a_mobile_phone' };
}

function readPlace(text: string): Reading {
  const [id] = Object.entries(PLACES).find(([, name]) => fold(name) === fold(text)) ?? [];
  return id === undefined ? { kind: 'not_understood' } : understood(id, text);
}

function one(text: string, values: Readonly<Record<string, string>>): Reading {
  const folded = fold(text);
  const value = Object.hasOwn(values, folded) ? values[folded] : undefined;
  return value === undefined ? { kind: 'not_understood' } : understood(value, text);
}

function understood(value: string | number | boolean, said: string, confident = true): Reading {
  return { kind: 'understood', value, said, confident };
}
