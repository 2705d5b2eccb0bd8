import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';

/** The real program in a process of its own. */
export interface KillableProgram {
  readonly port: number;
  readonly process: ChildProcess;
  /** Ends it as a power cut of the process would, and waits until it is gone. */
  kill(): Promise<void>;
  /** Asks it to stop; resolves to its exit code. */
  terminate(): Promise<number | null>;
}

/** Starts `node src/main.ts` and waits for its log line `listening`. */
export async function startProgram(
  environment: Readonly<Record<string, string>>,
): Promise<KillableProgram> {
  const child = spawn(process.execPath, ['src/main.ts'], {
    env: { PATH: process.env['PATH'], PORT: '0', ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const port = await listeningPort(child);
  const gone = once(child, 'exit');
  const end = async (signal: NodeJS.Signals) => {
    child.kill(signal);
    await gone;
  };
  return {
    port,
    process: child,
    kill: () => end('SIGKILL'),
    async terminate() {
      await end('SIGTERM');
      return child.exitCode;
    },
  };
}

function listeningPort(child: ChildProcess): Promise<number> {
  if (!child.stdout || !child.stderr) throw new Error('the child has no pipes');
  const lines = createInterface({ input: child.stdout });
  const errors: string[] = [];
  child.stderr.on('data', (chunk: Buffer) => errors.push(chunk.toString()));
  return new Promise((resolve, reject) => {
    child.once('exit', (code) => {
      reject(new Error(`ended with ${String(code)} before it listened: ${errors.join('')}`));
    });
    lines.on('line', (line) => {
      const port = /"message":"listening".*?"port":(\d+)/.exec(line)?.[1];
      if (port !== undefined) resolve(Number(port));
    });
  });
}
