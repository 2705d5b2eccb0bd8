/** In characters as people count them. */
export const SHORTEST_PASSWORD = 10;
/** scrypt takes any length; a megabyte of password is an attack on its time. */
export const LONGEST_PASSWORD = 128;

/** What is wrong with a password that somebody wants to set. */
export type PasswordFault =
  'password_short' | 'password_long' | 'password_is_username' | 'password_common';

/**
 * The first rule a new password breaks, or undefined: at least ten characters, without the name one
 * signs in with, not among the `common` ones (compared without case).
 */
export function passwordFault(
  password: string,
  username: string,
  common: readonly string[],
): PasswordFault | undefined {
  const length = Array.from(password.normalize('NFC')).length;
  const plain = password.normalize('NFC').toLowerCase();
  if (length < SHORTEST_PASSWORD) return 'password_short';
  if (password.length > LONGEST_PASSWORD) return 'password_long';
  if (plain.includes(username.toLowerCase())) return 'password_is_username';
  if (isCommon(plain, common)) return 'password_common';
  return undefined;
}

/** One of the common ones, or a single character over and over. */
function isCommon(plain: string, common: readonly string[]): boolean {
  return new Set(plain).size < 3 || common.some((each) => each.toLowerCase() === plain);
}
