import { connect, type Socket } from 'node:net';

/** Posts over kept connections, one request at a time on each; cheap, so that the load is not measured. */
export interface LeanClient {
  /** Resolves to the status code. */
  post(request: Buffer): Promise<number>;
  close(): void;
}

/** The bytes of a POST, ready to be sent many times. */
export function postRequest(path: string, headers: Record<string, string>, body: string): Buffer {
  const lines = Object.entries({
    host: '127.0.0.1',
    'content-type': 'application/json',
    'content-length': String(Buffer.byteLength(body)),
    ...headers,
  }).map(([name, value]) => `${name}: ${value}\r\n`);
  return Buffer.from(`POST ${path} HTTP/1.1\r\n${lines.join('')}\r\n${body}`);
}

export async function leanClient(port: number, connections: number): Promise<LeanClient> {
  const sockets = await Promise.all(Array.from({ length: connections }, () => open(port)));
  const idle = [...sockets];
  const waiting: ((socket: Socket) => void)[] = [];
  return {
    async post(request) {
      const socket = idle.pop() ?? (await new Promise<Socket>((resolve) => waiting.push(resolve)));
      const status = await exchange(socket, request);
      const next = waiting.shift();
      if (next) next(socket);
      else idle.push(socket);
      return status;
    },
    close: () => {
      sockets.forEach((socket) => socket.destroy());
    },
  };
}

function open(port: number): Promise<Socket> {
  return new Promise((resolve, reject) => {
    const socket = connect({ port, host: '127.0.0.1', noDelay: true }, () => {
      resolve(socket);
    });
    socket.once('error', reject);
  });
}

/** The programs measured answer with a content length and a body shorter than one packet. */
function exchange(socket: Socket, request: Buffer): Promise<number> {
  return new Promise((resolve, reject) => {
    socket.once('error', reject);
    socket.once('data', (answer) => {
      socket.off('error', reject);
      resolve(Number(answer.toString('latin1', 9, 12)));
    });
    socket.write(request);
  });
}
