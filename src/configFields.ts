import { z } from 'zod';

/** Kinds of environment variables; each refusal names the variable and says what it must be. */

/** An http(s) address without a slash at its end. */
export const webUrl = (name: string) =>
  z
    .url({ protocol: /^https?$/, error: `${name} must be an http(s) URL, e.g. https://example.vn` })
    .transform((url) => url.replace(/\/+$/, ''));

/** The address of a server, e.g. `postgres://…`. */
export const serverUrl = (name: string, protocol: RegExp, example: string) =>
  z.url({ protocol, error: `${name} must be a URL like ${example}` });

/** A whole number between two, both included. */
export const wholeNumber = (name: string, { from, to }: { from: number; to: number }) => {
  const error = `${name} must be a whole number from ${from} to ${to}`;
  return z.coerce.number({ error }).int(error).min(from, error).max(to, error);
};
