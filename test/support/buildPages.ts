import { execFile } from 'node:child_process';
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { kept } from './kept.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const VITE = path.join(ROOT, 'node_modules/vite/bin/vite.js');

/**
 * The folder of the pages, built with the command of `npm run build:web` once for each state of the
 * code. A process of its own, because Vite's native part refuses the objects of Jest's realm.
 */
export async function buildPages(): Promise<string> {
  return kept('web', await code(), async (folder) => {
    const build = ['build', '--configLoader', 'native', '--logLevel', 'warn', '--outDir', folder];
    await promisify(execFile)(process.execPath, [VITE, ...build], { cwd: ROOT });
  });
}

/** Everything that pages are built of, and their names. */
async function code(): Promise<readonly (string | Buffer)[]> {
  const entries = await readdir(path.join(ROOT, 'src'), { recursive: true, withFileTypes: true });
  const sources = entries
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(entry.parentPath, entry.name));
  const files = [
    ...sources,
    path.join(ROOT, 'vite.config.ts'),
    path.join(ROOT, 'package-lock.json'),
  ];
  const parts = await Promise.all(
    files.sort().map(async (file) => [path.relative(ROOT, file), await readFile(file)] as const),
  );
  return parts.flat();
}
