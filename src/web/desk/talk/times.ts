import { told } from '../fillWords.ts';
import { TALK_WORDS as words } from './words.ts';

const ZONE = { timeZone: 'Asia/Ho_Chi_Minh' };
const CLOCK = new Intl.DateTimeFormat('vi-VN', { ...ZONE, hour: '2-digit', minute: '2-digit' });
/** Day before month with a stroke between, as in Việt Nam. */
const DAY = new Intl.DateTimeFormat('en-GB', { ...ZONE, day: '2-digit', month: '2-digit' });
const DAY_MS = 24 * 60 * 60 * 1_000;

/** An instant as people say it beside `now`: `15:00`, `15:00 ngày mai`, `15:00 ngày 28/11`. */
export function momentShown(at: number, now: number): string {
  const clock = CLOCK.format(at);
  if (DAY.format(at) === DAY.format(now)) return `${clock} ${words.today}`;
  if (DAY.format(at) === DAY.format(now + DAY_MS)) return `${clock} ${words.tomorrow}`;
  return `${clock} ${told(words.onDay, { day: DAY.format(at) })}`;
}
