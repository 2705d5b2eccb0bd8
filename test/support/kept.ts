import { createHash, randomUUID, type BinaryLike } from 'node:crypto';
import { access, mkdir, readdir, rename, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const CACHE = fileURLToPath(new URL('../../node_modules/.cache/ansinh-tests', import.meta.url));
const KEPT_MS = 24 * 60 * 60 * 1_000;

/**
 * A folder that `make` filled, kept for as long as what it is made `of` stays the same: what takes
 * seconds and is needed by many suites is made once. Suites that make it at the same time do not meet.
 */
export async function kept(
  name: string,
  of: readonly BinaryLike[],
  make: (folder: string) => Promise<void>,
): Promise<string> {
  const hash = createHash('sha256');
  for (const part of of) hash.update(part);
  const folder = path.join(CACHE, `${name}-${hash.digest('hex').slice(0, 16)}`);
  if (await exists(folder)) return folder;
  const making = path.join(CACHE, `making-${randomUUID()}`);
  await mkdir(making, { recursive: true });
  await make(making);
  await rename(making, folder).catch(async (error: unknown) => {
    await rm(making, { recursive: true, force: true });
    if (!(await exists(folder))) throw error;
  });
  await forgetOld(name, folder);
  return folder;
}

async function exists(place: string): Promise<boolean> {
  return access(place).then(
    () => true,
    () => false,
  );
}

/** A run that began before may still use what was made of other code. */
async function forgetOld(name: string, newest: string): Promise<void> {
  for (const entry of await readdir(CACHE)) {
    const folder = path.join(CACHE, entry);
    const isOther = folder !== newest && (entry.startsWith(name) || entry.startsWith('making-'));
    if (!isOther) continue;
    // Another suite may have finished or forgotten it meanwhile.
    const madeAt = await stat(folder).then(({ mtimeMs }) => mtimeMs, Date.now);
    if (Date.now() - madeAt > KEPT_MS) await rm(folder, { recursive: true, force: true });
  }
}
