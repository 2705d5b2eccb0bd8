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

/** At most `connections` at once, each opened when it is first needed. */
export function leanClient(port: number, connections: number): LeanClient {
  const open = new Set<Socket>();
  const idle = new Set<Socket>();
  const waiting: ((socket: Socket) => void)[] = [];

  async function post(request: Buffer): Promise<number> {
    const socket = await take();
    const status = await exchange(socket, request);
    const next = waiting.shift();
    if (next) next(socket);
    else idle.add(socket);
    return status;
  }

  function take(): Promise<Socket> {
    const [socket] = idle;
    if (socket) {
      idle.delete(socket);
      return Promise.resolve(socket);
    }
    if (open.size < connections) return dial();
    return new Promise((resolve) => waiting.push(resolve));
  }

  function dial(): Promise<Socket> {
    return new Promise((resolve, reject) => {
      const socket = connect({ port, host: '127.0.0.1', noDelay: true }, () => {
        resolve(socket);
      });
      open.add(socket);
      socket.once('error', reject);
      socket.once('close', () => {
        open.delete(socket);
        idle.delete(socket);
      });
    });
  }

  return {
    post,
    close: () => {
      open.forEach((socket) => socket.destroy());
    },
  };
}

/** The programs measured answer with a content length and a body shorter than one packet. */
function exchange(socket: Socket, request: Buffer): Promise<number> {
  return new Promise((resolve, reject) => {
    socket.once('close', reject);
    socket.once('data', (answer) => {
      socket.off('close', reject);
      resolve(Number(answer.toString('latin1', 9, 12)));
    });
    socket.write(request);
  });
}
