import { z } from 'zod';
import { readJson } from '../../src/adapters/channels/readJson.ts';
import { MESSENGER, ZALO } from './testAccounts.ts';

/** Shorter words ("có", "nữ") stand in many an innocent line. */
const SHORTEST_WORD = 4;
/** A Vietnamese phone number, national or international. */
const PHONE = /(?<!\d)(?:\+?84|0)(?:[\s.-]?\d){9}(?!\d)/;

/** A random id, of which one in two hundred holds digits as of a phone number. */
const UUID = /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/g;

/** What no log may hold whoever talks: the accounts' secrets and every token the fakes give. */
const SECRETS = [
  ZALO.appSecret,
  ZALO.oaSecretKey,
  MESSENGER.appSecret,
  MESSENGER.pageAccessToken,
  MESSENGER.verifyToken,
  'zalo-access-token-',
  'zalo-refresh-token-',
];

/**
 * The log lines that hold a secret, a phone number, or anything of what was said: by people
 * (messages, names, phones) or to them. Whole words, whatever their case and normal form.
 */
export function leaks(lines: readonly string[], said: Iterable<string>): readonly string[] {
  const sentences = [...new Set(said)].flatMap((text) => plain(text).split('\n'));
  const words = [...new Set(sentences.map((line) => line.trim()))].filter(
    (line) => line.length >= SHORTEST_WORD,
  );
  return lines.filter((line) => {
    const written = plain(factsOf(line));
    return (
      PHONE.test(written.replaceAll(UUID, '')) ||
      SECRETS.some((secret) => written.includes(secret)) ||
      words.some((word) => holdsWord(written, word))
    );
  });
}

/** The line without the moment it was written: digits there mean nothing. */
function factsOf(line: string): string {
  const read = z.record(z.string(), z.unknown()).safeParse(readJson(Buffer.from(line)));
  if (!read.success) return line;
  return textsIn({ ...read.data, timestamp: '' }).join('\n');
}

function textsIn(value: unknown): readonly string[] {
  if (typeof value !== 'object' || value === null) return [String(value)];
  return Object.entries(value).flatMap(([name, member]) => [name, ...textsIn(member)]);
}

function holdsWord(written: string, word: string): boolean {
  for (let at = written.indexOf(word); at >= 0; at = written.indexOf(word, at + 1)) {
    const before = written.slice(0, at).at(-1) ?? ' ';
    const after = written.at(at + word.length) ?? ' ';
    if (!isLetterOrDigit(before) && !isLetterOrDigit(after)) return true;
  }
  return false;
}

function isLetterOrDigit(character: string): boolean {
  return /[\p{L}\p{N}]/u.test(character);
}

function plain(text: string): string {
  return text.toWellFormed().normalize('NFC').toLowerCase();
}
