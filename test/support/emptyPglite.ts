import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { PGlite } from '@electric-sql/pglite';
import { kept } from './kept.ts';

const PACKAGE = 'node_modules/@electric-sql/pglite/package.json';
const DUMP = 'empty.tar';
let dump: Promise<Blob> | undefined;

/**
 * An empty PGlite, before any migration. Making one takes seconds and a run opens hundreds, so it is
 * made once for each release of PGlite.
 */
export function emptyPglite(): Promise<Blob> {
  return (dump ??= read());
}

async function read(): Promise<Blob> {
  const folder = await kept('pglite', [await readFile(PACKAGE)], make);
  return new Blob([new Uint8Array(await readFile(path.join(folder, DUMP)))]);
}

async function make(folder: string): Promise<void> {
  const pglite = await PGlite.create('memory://');
  const tar = await pglite.dumpDataDir('none');
  await pglite.close();
  await writeFile(path.join(folder, DUMP), new Uint8Array(await tar.arrayBuffer()));
}
