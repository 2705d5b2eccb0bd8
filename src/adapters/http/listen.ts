import { createServer, type RequestListener, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

const SLOWEST_REQUEST_MS = 10_000;
const SLOWEST_HEADERS_MS = 5_000;
const CHECK_EVERY_MS = 1_000;
/** Longer than a proxy or a platform keeps an idle connection, so that neither meets a closed one. */
const IDLE_CONNECTION_MS = 65_000;
/** Whoever is not answered this long after the door was shut is cut off. */
const LONGEST_CLOSE_MS = 3_000;

export interface Listening {
  /** The port the system gave, also when 0 was asked for. */
  readonly port: number;
  /**
   * Takes no new connection, answers the requests in hand, and ends every connection after its
   * answer: one kept alive would bring new requests for ever.
   */
  close(): Promise<void>;
}

export interface Address {
  readonly host: string;
  readonly port: number;
}

/**
 * Listens; rejects when the address cannot be had. A whole request, headers and body, must arrive
 * within `slowest` milliseconds; slower ones are cut (408).
 */
export async function listen(
  app: RequestListener,
  { host, port }: Address,
  slowest = SLOWEST_REQUEST_MS,
): Promise<Listening> {
  const answering = new Set<ServerResponse>();
  let closing = false;
  const server = createServer(
    {
      requestTimeout: slowest,
      headersTimeout: Math.min(SLOWEST_HEADERS_MS, slowest),
      connectionsCheckingInterval: Math.min(CHECK_EVERY_MS, slowest),
      keepAliveTimeout: IDLE_CONNECTION_MS,
    },
    (request, response) => {
      if (closing) endAfter(response);
      answering.add(response);
      response.once('close', () => answering.delete(response));
      app(request, response);
    },
  );
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, resolve);
  });
  return {
    port: portOf(server),
    close() {
      closing = true;
      answering.forEach(endAfter);
      return close(server);
    },
  };
}

function portOf(server: Server): number {
  const address: AddressInfo | string | null = server.address();
  if (address === null || typeof address === 'string') throw new Error('listening on no port');
  return address.port;
}

/** Ends the connection when this answer is sent, and tells the other side so. */
function endAfter(response: ServerResponse): void {
  if (!response.headersSent) response.setHeader('connection', 'close');
}

function close(server: Server): Promise<void> {
  const deadline = setTimeout(() => {
    server.closeAllConnections();
  }, LONGEST_CLOSE_MS);
  return new Promise((resolve, reject) => {
    server.close((error) => {
      clearTimeout(deadline);
      if (error) reject(error);
      else resolve();
    });
    server.closeIdleConnections();
  });
}
