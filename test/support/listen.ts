import type { Colleague } from './deskProgram.ts';
import { eventually } from './eventually.ts';
import type { TestProgram } from './program.ts';

/** A stream of changes that somebody listens to. */
export interface Listening {
  readonly heard: () => string;
  readonly hears: (text: string) => Promise<void>;
  readonly ended: Promise<void>;
  readonly close: () => void;
}

/** Opens the stream; resolves when its first sign of life has come. */
export async function listen(
  { url }: Pick<TestProgram, 'url'>,
  who: Pick<Colleague, 'browser'>,
  query = '',
): Promise<Listening> {
  const stop = new AbortController();
  const response = await fetch(`${url}/desk/api/changes${query}`, {
    headers: { cookie: who.browser.cookies() },
    signal: stop.signal,
  });
  let heard = '';
  const ended = (async () => {
    const decoder = new TextDecoder();
    for await (const chunk of response.body ?? []) heard += decoder.decode(chunk, { stream: true });
  })().catch(() => undefined);
  const hears = (text: string) =>
    eventually(() =>
      heard.includes(text) ? Promise.resolve() : Promise.reject(new Error(`heard only: ${heard}`)),
    );
  await hears(': here');
  return {
    heard: () => heard,
    hears,
    ended,
    close: () => {
      stop.abort();
    },
  };
}
