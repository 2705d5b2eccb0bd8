/** Length in characters as the platforms count it: code points after NFC. */
export function characterCount(text: string): number {
  return Array.from(text.normalize('NFC')).length;
}

/**
 * The text as a platform can carry it: NFC, no half of a surrogate pair, no control characters but
 * line ends and tabs (both platforms speak JSON; their stores choke on NUL).
 */
export function presentable(text: string): string {
  return text.toWellFormed().normalize('NFC').replace(/\r\n?/g, '\n').replace(UNSEEN, '');
}

// eslint-disable-next-line no-control-regex -- control characters are what it looks for
const UNSEEN = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F]/g;
