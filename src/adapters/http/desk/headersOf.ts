import type { Request } from 'express';

/** What of a request's headers tells who asks: the cookie, and the browser for the list of sessions. */
export function headersOf({ headers }: Request): Headers {
  const kept = new Headers();
  for (const name of ['cookie', 'user-agent']) {
    const value = headers[name];
    if (typeof value === 'string') kept.set(name, value);
  }
  return kept;
}
