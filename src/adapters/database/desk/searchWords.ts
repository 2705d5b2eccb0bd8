import { fold } from '../../../core/understanding/normalize.ts';

/** More words than a name, a phone and a commune have. */
const MOST_WORDS = 12;
const PHONE = /^\+?[\d\s.()-]{3,}$/;

/**
 * What is typed into the search as a tsquery: every word (or part of a phone) must begin a word of the
 * lead. Undefined when nothing but signs was typed.
 */
export function searchQuery(typed: string): string | undefined {
  const words = PHONE.test(typed.trim()) ? [national(typed)] : fold(typed).split(' ');
  const asked = words.filter((word) => word !== '').slice(0, MOST_WORDS);
  return asked.length === 0 ? undefined : asked.map((word) => `${word}:*`).join(' & ');
}

/** The digits as they are dialled in Việt Nam: `+84 912…` is `0912…`. */
function national(typed: string): string {
  const digits = typed.replace(/\D/g, '');
  return typed.trim().startsWith('+84') ? `0${digits.slice(2)}` : digits;
}
