import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const VITE = path.join(ROOT, 'node_modules/vite/bin/vite.js');

/**
 * Builds the pages into a temporary folder with the command of `npm run build:web`; `remove` takes
 * the folder away again. A process of its own, because Vite's native part refuses the objects of
 * Jest's realm.
 */
export async function buildPages(): Promise<{ webDir: string; remove: () => Promise<void> }> {
  const webDir = await mkdtemp(path.join(tmpdir(), 'ansinh-web-'));
  const build = ['build', '--configLoader', 'native', '--logLevel', 'warn', '--outDir', webDir];
  await promisify(execFile)(process.execPath, [VITE, ...build], { cwd: ROOT });
  return { webDir, remove: () => rm(webDir, { recursive: true, force: true }) };
}
