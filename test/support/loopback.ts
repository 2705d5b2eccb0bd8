import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { buffer } from 'node:stream/consumers';

/** What a fake platform does with a request instead of, or before, answering by its rules. */
type Trouble =
  /** Answers by the rules, later. */
  | { readonly kind: 'delay'; readonly milliseconds: number }
  /** Answers this and keeps nothing. */
  | {
      readonly kind: 'answer';
      readonly status: number;
      readonly body: string;
      readonly headers?: Readonly<Record<string, string>>;
    }
  /** Keeps the message by the rules, then never answers. */
  | { readonly kind: 'hang' }
  /** Cuts the connection before any answer; keeps nothing. */
  | { readonly kind: 'reset' }
  /** Keeps the message by the rules, then cuts the connection in the middle of the answer. */
  | { readonly kind: 'break_off' };

/** A request as it came. */
export interface ReceivedCall {
  readonly method: string;
  readonly url: URL;
  readonly headers: IncomingMessage['headers'];
  readonly body: string;
  /** The same as it came: pictures are no text. */
  readonly bytes: Buffer;
}

/** An answer; the body is sent as JSON. */
export interface FakeAnswer {
  readonly status: number;
  readonly body: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

/** A running server. */
export interface Loopback {
  /** Base URL without a slash at the end. */
  readonly url: string;
  /** Every request that arrived and was not spared, whatever became of it. */
  readonly calls: readonly ReceivedCall[];
  /** The requests that troubles do not meet. */
  readonly spared: readonly ReceivedCall[];
  /** The next request meets this trouble; called again, the one after it. */
  troubleOnce(trouble: Trouble): void;
  /** Every request meets this trouble, until called with undefined. */
  troubleAlways(trouble: Trouble | undefined): void;
  close(): Promise<void>;
}

/**
 * An HTTP server on 127.0.0.1 that answers by `rules`, unless told to make trouble; calls that are
 * spared meet none.
 */
export async function startLoopback(
  rules: (call: ReceivedCall) => FakeAnswer | Promise<FakeAnswer>,
  isSpared: (call: ReceivedCall) => boolean = () => false,
): Promise<Loopback> {
  const calls: ReceivedCall[] = [];
  const spared: ReceivedCall[] = [];
  const troubles: Trouble[] = [];
  let standing: Trouble | undefined;
  const server = createServer((request, response) => {
    void read(request).then((call) => {
      const isQuiet = isSpared(call);
      (isQuiet ? spared : calls).push(call);
      const answer = async () => rules(call);
      const trouble = isQuiet ? undefined : (troubles.shift() ?? standing);
      return meet(trouble, { answer, request, response });
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port was given');

  return {
    url: `http://127.0.0.1:${address.port}`,
    calls,
    spared,
    troubleOnce: (trouble) => void troubles.push(trouble),
    troubleAlways: (trouble) => (standing = trouble),
    async close() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

interface Exchange {
  readonly answer: () => Promise<FakeAnswer>;
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
}

async function read(request: IncomingMessage): Promise<ReceivedCall> {
  const bytes = await buffer(request);
  return {
    method: request.method ?? '',
    url: new URL(request.url ?? '/', 'http://127.0.0.1'),
    headers: request.headers,
    body: bytes.toString(),
    bytes,
  };
}

async function meet(trouble: Trouble | undefined, exchange: Exchange): Promise<void> {
  const { answer, request, response } = exchange;
  switch (trouble?.kind) {
    case undefined:
      reply(response, await answer());
      return;
    case 'delay':
      setTimeout(() => {
        void answer().then((given) => reply(response, given));
      }, trouble.milliseconds).unref();
      return;
    case 'answer':
      response.writeHead(trouble.status, { ...trouble.headers }).end(trouble.body);
      return;
    case 'hang':
      await answer();
      return;
    case 'reset':
      request.socket.resetAndDestroy();
      return;
    case 'break_off':
      await answer();
      response.writeHead(200, { 'content-length': '1000' }).write('{"', () => response.destroy());
  }
}

function reply(response: ServerResponse, { status, body, headers }: FakeAnswer): void {
  response
    .writeHead(status, { 'content-type': 'application/json', ...headers })
    .end(JSON.stringify(body));
}
