import { readFile } from 'node:fs/promises';
import { z } from 'zod';

const packageSchema = z.object({ name: z.string(), version: z.string() });

/** Name and version of this program, from its `package.json`. */
export async function readPackage(): Promise<z.infer<typeof packageSchema>> {
  const file = new URL('../../../package.json', import.meta.url);
  return packageSchema.parse(JSON.parse(await readFile(file, 'utf8')));
}
