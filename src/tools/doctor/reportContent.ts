import { spawn } from 'node:child_process';
import path from 'node:path';
import { text } from 'node:stream/consumers';
import type { Config } from '../../config.ts';

/** What `npm run check:content` said; its figures are the last line. */
export interface ContentReport {
  readonly isClean: boolean;
  readonly lines: readonly string[];
}

const TOOL = path.join(import.meta.dirname, '..', 'checkContent.ts');

/** Runs the check of the configured flows and content, in a process of its own. */
export async function reportContent({
  flowsDir,
  contentDir,
  asOf,
}: Pick<Config, 'flowsDir' | 'contentDir' | 'asOf'>): Promise<ContentReport> {
  const folders = { FLOWS_DIR: flowsDir, CONTENT_DIR: contentDir };
  const child = spawn(process.execPath, [TOOL], {
    stdio: ['ignore', 'pipe', 'ignore'],
    env: { ...process.env, ...folders, ...(asOf !== undefined && { AS_OF: asOf }) },
  });
  const ended = new Promise<number | null>((resolve) => child.once('close', resolve));
  const [code, told] = await Promise.all([ended, text(child.stdout)]);
  return { isClean: code === 0, lines: told.split('\n').filter((line) => line !== '') };
}
