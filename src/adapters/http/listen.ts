import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

const SLOWEST_REQUEST_MS = 10_000;
const SLOWEST_HEADERS_MS = 5_000;
const CHECK_EVERY_MS = 1_000;
/** Longer than a proxy or a platform keeps an idle connection, so that neither meets a closed one. */
const IDLE_CONNECTION_MS = 65_000;

export interface Listening {
  /** The port the system gave, also when 0 was asked for. */
  readonly port: number;
  /** Takes no new connection, lets requests in hand finish, closes idle connections. */
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
  const server = createServer(
    {
      requestTimeout: slowest,
      headersTimeout: Math.min(SLOWEST_HEADERS_MS, slowest),
      connectionsCheckingInterval: Math.min(CHECK_EVERY_MS, slowest),
      keepAliveTimeout: IDLE_CONNECTION_MS,
    },
    app,
  );
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, resolve);
  });
  return { port: portOf(server), close: () => close(server) };
}

function portOf(server: Server): number {
  const address: AddressInfo | string | null = server.address();
  if (address === null || typeof address === 'string') throw new Error('listening on no port');
  return address.port;
}

function close(server: Server): Promise<void> {
  return new Promise((resolve, reject) => {
    server.close((error) => {
      if (error) reject(error);
      else resolve();
    });
    server.closeIdleConnections();
  });
}
