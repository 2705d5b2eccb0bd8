import { spawn } from 'node:child_process';
import { buffer } from 'node:stream/consumers';

/** What a command of `src/tools` left behind. */
export interface ToolRun {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

/** Starts `node src/tools/<tool> …` with nothing of this process's environment but the path. */
export async function runTool(
  tool: string,
  given: {
    readonly args?: readonly string[];
    readonly input?: string;
    readonly environment?: Readonly<Record<string, string>>;
  } = {},
): Promise<ToolRun> {
  const child = spawn(process.execPath, [`src/tools/${tool}`, ...(given.args ?? [])], {
    env: { PATH: process.env['PATH'], ...given.environment },
  });
  const ended = new Promise<number | null>((resolve) => child.once('close', resolve));
  child.stdin.end(given.input ?? '');
  const [code, out, err] = await Promise.all([ended, buffer(child.stdout), buffer(child.stderr)]);
  // Not decoded as text: that would drop the byte order mark.
  return { code, out: out.toString('utf8'), err: err.toString('utf8') };
}
