import { parsePhoneNumber } from 'libphonenumber-js/mobile';
import type { NormalText } from '../normalize.ts';
import { distinct, type Found } from './found.ts';

/** A run of digits that can be a phone: what it is. */
export type PhoneReading =
  | { readonly kind: 'mobile'; readonly found: Found<string> }
  /** Written with one of the prefixes given up in 2018, and not one that was turned into another. */
  | { readonly kind: 'old' }
  | { readonly kind: 'not_mobile' };

// Nine digits or more, so that no date is one; one separator at a time, so that it runs in line.
const CANDIDATE = /(?<![\p{L}\p{N}])(?:\+|00)?\(?\+?\d(?:[ .\-()]{0,2}\d){8,13}(?!\p{N})/gu;

/**
 * Prefixes of eleven-digit numbers and what became of them between 15 September and 14 November
 * 2018: Bộ Thông tin và Truyền thông, Quyết định 798/QĐ-BTTTT of 29 May 2018.
 */
const MOVED: Readonly<Record<string, string>> = {
  '0120': '070',
  '0121': '079',
  '0122': '077',
  '0126': '076',
  '0128': '078',
  '0123': '083',
  '0124': '084',
  '0125': '085',
  '0127': '081',
  '0129': '082',
  '0162': '032',
  '0163': '033',
  '0164': '034',
  '0165': '035',
  '0166': '036',
  '0167': '037',
  '0168': '038',
  '0169': '039',
  '0186': '056',
  '0188': '058',
  '0199': '059',
};

/** Reads every run of nine to fourteen digits as a phone; the value is E.164 (`+84…`). */
export function readPhones(text: NormalText): readonly PhoneReading[] {
  return [...text.folded.matchAll(CANDIDATE)].map((match) => {
    const start = text.offset(match.index);
    const end = text.offsetBehind(match.index + match[0].length);
    return readPhone(match[0], { start, end });
  });
}

/** The mobile phones of a text, each once. */
export function findPhones(text: NormalText): readonly Found<string>[] {
  return distinct(
    readPhones(text).flatMap((reading) => (reading.kind === 'mobile' ? [reading.found] : [])),
  );
}

/** A mobile phone as people read it: `0987 654 321`. */
export function sayPhone(phone: string): string {
  return phone.replace(/^\+84(\d{3})(\d{3})(\d{3})$/, '0$1 $2 $3');
}

function readPhone(
  typed: string,
  span: { readonly start: number; readonly end: number },
): PhoneReading {
  const national = toNational(typed);
  if (/^01\d{9}$/.test(national)) {
    const prefix = MOVED[national.slice(0, 4)];
    const value = prefix && toMobile(prefix + national.slice(4));
    return value ? mobile(value, span, false) : { kind: 'old' };
  }
  const value = toMobile(national);
  if (value) return mobile(value, span, true);
  const completed = /^[35789]\d{8}$/.test(national) ? toMobile(`0${national}`) : undefined;
  return completed ? mobile(completed, span, false) : { kind: 'not_mobile' };
}

function mobile(
  value: string,
  span: { readonly start: number; readonly end: number },
  confident: boolean,
): PhoneReading {
  return { kind: 'mobile', found: { value, ...span, confident } };
}

/** Digits as dialled at home: `+84 (0)98…`, `0084…` and `84…` begin with 0 again. */
function toNational(typed: string): string {
  const digits = typed.replace(/\D/g, '');
  const isAbroad = typed.includes('+') || digits.startsWith('00') || /^84\d{9}$/.test(digits);
  if (!isAbroad) return digits;
  const rest = digits.replace(/^0{0,2}84/, '');
  return rest === digits ? typed : `0${rest.replace(/^0/, '')}`;
}

function toMobile(national: string): string | undefined {
  if (!/^0[35789]\d{8}$/.test(national)) return undefined;
  const phone = parsePhoneNumber(national, 'VN');
  return phone.isValid() && phone.getType() === 'MOBILE' ? phone.number : undefined;
}
