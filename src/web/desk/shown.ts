import { WORDS } from './words.ts';

const ZONE = { timeZone: 'Asia/Ho_Chi_Minh' };
const TIME = new Intl.DateTimeFormat('vi-VN', { ...ZONE, dateStyle: 'short', timeStyle: 'short' });
const DAY = new Intl.DateTimeFormat('vi-VN', { ...ZONE, dateStyle: 'short' });
const MINUTES_EAST_OF_GREENWICH = 7 * 60;
const MINUTE_MS = 60_000;

/** An instant by the clocks of Việt Nam: `14:05, 22/11/2026`. */
export function timeShown(at: number): string {
  return TIME.format(at);
}

export function dayShown(at: number): string {
  return DAY.format(at);
}

/** `1.500.000 đồng`. */
export function dong(amount: number): string {
  return `${amount.toLocaleString('vi-VN')} ${WORDS.dong}`;
}

/** A number as people read it: +84912345678 is `0912 345 678`. */
export function phoneShown(phone: string): string {
  const national = phone.replace(/^\+84/, '0');
  return national.replace(/^(\d{4})(\d{3})(\d{3})$/, '$1 $2 $3');
}

/** Working hours as people say them: `3 giờ`, `20 phút`. */
export function hoursShown(hours: number): string {
  const rounded = Math.floor(Math.abs(hours));
  if (rounded >= 1) return `${rounded} ${WORDS.hours}`;
  return `${Math.max(1, Math.round(Math.abs(hours) * 60))} ${WORDS.minutes}`;
}

/** What `<input type="datetime-local">` shows for an instant, by the clocks of Việt Nam. */
export function toLocalInput(at: number): string {
  return new Date(at + MINUTES_EAST_OF_GREENWICH * MINUTE_MS).toISOString().slice(0, 16);
}

/** The instant of what was chosen there; undefined: nothing was. */
export function fromLocalInput(text: string): number | undefined {
  const at = Date.parse(`${text}:00+07:00`);
  return Number.isNaN(at) ? undefined : at;
}
