import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';

/** A program started for the measurement. */
export interface Child {
  readonly port: number;
  stop(): Promise<void>;
}

/** Starts `node script` and waits for its log line `listening` with the port. */
export async function startChild(
  script: string,
  environment: Readonly<Record<string, string>>,
): Promise<Child> {
  const child = spawn(process.execPath, [script], {
    env: { PATH: process.env['PATH'], ...environment },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const lines = createInterface({ input: child.stdout });
  const port = await new Promise<number>((resolve, reject) => {
    child.once('exit', (code) => {
      reject(new Error(`${script} ended with ${String(code)} before it listened`));
    });
    lines.on('line', (line) => {
      const found = /"message":"listening".*"port":(\d+)|"port":(\d+).*"message":"listening"/.exec(
        line,
      );
      if (found) resolve(Number(found[1] ?? found[2]));
      else if (/"level":"error"/.test(line)) process.stderr.write(`${line}\n`);
    });
  });
  return {
    port,
    stop: () =>
      new Promise((resolve) => {
        child.once('exit', () => {
          resolve();
        });
        child.kill('SIGTERM');
      }),
  };
}
