import { createHash } from 'node:crypto';
import { realpath, rm } from 'node:fs/promises';
import { connect, createServer, type Server } from 'node:net';
import { platform, tmpdir } from 'node:os';
import path from 'node:path';

/** The proof that this process alone has the directory. */
export interface DirectoryClaim {
  release(): Promise<void>;
}

/** Another process has the data directory open. */
export class DirectoryInUse extends Error {
  override readonly name = 'DirectoryInUse';

  constructor(directory: string) {
    super(
      `The data directory ${directory} is in use by another process of An Sinh, and the embedded database serves one process at a time. Stop that process first (the server: Ctrl+C, or SIGTERM), give this one another DATA_DIR, or set DATABASE_URL to a PostgreSQL server, which serves many.`,
    );
  }
}

/** Linux allows 107 bytes, macOS 103. */
const LONGEST_SOCKET_PATH = 100;

/**
 * Claims a data directory for this process: two that write the same embedded database destroy it.
 * The claim is a socket that the process listens on, so it ends with the process, however it dies:
 * nothing is left to clear away after a crash or a power cut, and no number of a dead process can be
 * mistaken for a living one (in a container every process is number 1). Throws `DirectoryInUse`.
 */
export async function claimDirectory(directory: string): Promise<DirectoryClaim> {
  const address = await addressIn(directory);
  const server = (await listenOn(address)) ?? (await takeOver(address));
  if (server === undefined) throw new DirectoryInUse(directory);
  // The claim alone must not keep the process alive.
  server.unref();
  return {
    release: () =>
      new Promise((resolve) => {
        server.close(() => {
          resolve();
        });
      }),
  };
}

async function addressIn(directory: string): Promise<string> {
  const real = await realpath(directory);
  const inside = path.join(real, 'in-use.sock');
  const name = `ansinh-${createHash('sha256').update(real).digest('hex').slice(0, 32)}`;
  if (platform() === 'win32') return `\\\\.\\pipe\\${name}`;
  if (Buffer.byteLength(inside) <= LONGEST_SOCKET_PATH) return inside;
  return path.join(tmpdir(), `${name}.sock`);
}

/** Undefined when the address is taken, by the living or the dead. */
function listenOn(address: string): Promise<Server | undefined> {
  return new Promise((resolve, reject) => {
    const server = createServer((caller) => caller.destroy());
    server.once('error', (error) => {
      if ('code' in error && error.code === 'EADDRINUSE') resolve(undefined);
      else reject(error);
    });
    server.listen(address, () => {
      resolve(server);
    });
  });
}

/** A socket that nobody answers on was left by a process that died. */
async function takeOver(address: string): Promise<Server | undefined> {
  if (await isAnswered(address)) return undefined;
  await rm(address, { force: true });
  return listenOn(address);
}

function isAnswered(address: string): Promise<boolean> {
  return new Promise((resolve, reject) => {
    const caller = connect(address);
    caller.once('connect', () => {
      caller.destroy();
      resolve(true);
    });
    caller.once('error', (error) => {
      if ('code' in error && (error.code === 'ECONNREFUSED' || error.code === 'ENOENT')) {
        resolve(false);
      } else reject(error);
    });
  });
}
