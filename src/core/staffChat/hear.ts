import type { InboundContent } from '../messaging/inbound.ts';
import { normalize, phrase, type Word } from '../understanding/normalize.ts';
import type { PhraseTable } from '../understanding/phraseTable.ts';
import { readTyped } from './readTyped.ts';
import type { StaffSaid, StaffTalk } from './said.ts';
import type { StaffEar } from './staffEar.ts';
import { readTap } from './tap.ts';

/** A question is open so long; afterwards words are words again. */
const ASKS_FOR_MS = 30 * 60_000;
const CODE_DIGITS = 8;
/** Digits that may be meant as a code; more are a phone number, fewer something else. */
const LIKE_A_CODE = /^\d{6,9}$/;

/**
 * What of a deed is for the desk; undefined: it is the bot's as anybody's is. Without `talk` nobody is
 * linked: then only a code and our buttons are heard.
 */
export function hearStaff(
  content: InboundContent,
  ear: StaffEar,
  { talk, now }: { readonly talk: StaffTalk | undefined; readonly now: number },
): StaffSaid | undefined {
  if (content.kind === 'tap') {
    const tap = readTap(content.payload);
    return tap && { kind: 'tap', tap };
  }
  if (content.kind !== 'text') return undefined;
  if (linkCodeIn(content.text, ear) !== undefined) return { kind: 'link' };
  return talk && hearLinked(content.text, ear, { talk, now });
}

function hearLinked(
  text: string,
  ear: StaffEar,
  { talk, now }: { readonly talk: StaffTalk; readonly now: number },
): StaffSaid | undefined {
  const words = phrase(text);
  if (ear.unlink.whole(words)) return { kind: 'unlink' };
  if (ear.today.whole(words)) return { kind: 'today' };
  const { pending, askedAt = -Infinity } = talk;
  if (!pending || now > askedAt + ASKS_FOR_MS) return undefined;
  return readTyped(text, pending, { ear, now });
}

/**
 * The digits of “kết nối 1234 5678”, however they are grouped; undefined when the text says anything
 * else beside. `isWhole`: as many as a code has.
 */
export function linkCodeIn(
  text: string,
  ear: Pick<StaffEar, 'link' | 'aroundCode'>,
): { readonly code: string; readonly isWhole: boolean } | undefined {
  const words = withoutAround(normalize(text).words, ear.aroundCode);
  const verb = ear.link.at(words, 0);
  if (!verb) return undefined;
  const digits = withoutAround(words.slice(verb.size), ear.aroundCode);
  if (digits.length === 0 || !digits.every(({ folded }) => /^[0-9]+$/.test(folded)))
    return undefined;
  const code = digits.map(({ folded }) => folded).join('');
  return LIKE_A_CODE.test(code) ? { code, isWhole: code.length === CODE_DIGITS } : undefined;
}

/** Without what may stand before and behind. */
function withoutAround(words: readonly Word[], around: PhraseTable<true>): readonly Word[] {
  const before = around.at(words, 0)?.size;
  if (before !== undefined) return withoutAround(words.slice(before), around);
  const behind = around.endingAt(words, words.length)?.size;
  return behind === undefined ? words : withoutAround(words.slice(0, -behind), around);
}
