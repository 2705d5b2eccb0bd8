export const SHORTEST_USERNAME = 3;
export const LONGEST_USERNAME = 30;

const FORM = /^[a-z0-9_.]{3,30}$/i;

/** True for a name one can sign in with: letters without marks, digits, dots, underscores. */
export function isUsername(text: string): boolean {
  return FORM.test(text);
}

/** As it is kept and compared: people type it in capitals, too. */
export function toUsername(text: string): string {
  return text.trim().toLowerCase();
}
