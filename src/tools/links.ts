import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { renderSVG } from 'uqr';
import { loadOpenings } from '../adapters/files/loadOpenings.ts';
import { readConfig, type Config } from '../config.ts';
import type { LinksFile } from '../core/openings/links.ts';
import { runTool, Unusable } from './runTool.ts';

/**
 * `npm run links [-- --svg FOLDER]`: the links of `content/links.yaml`, one a line with what it opens;
 * with `--svg` a QR code of each is written into the folder, to be printed.
 */
await runTool(async () => {
  const { values } = parseArgs({ options: { svg: { type: 'string' } } });
  const config = readConfig(process.env);
  const links = linksOf(config, (await loadOpenings(config.contentDir)).links.value);
  if (links.length === 0) {
    throw new Unusable('Set the MESSENGER_* or ZALO_* variables: a link names the account.');
  }
  for (const { name, url, about } of links) process.stdout.write(`${url}\t${name}\t${about}\n`);
  if (values.svg === undefined) return;
  await mkdir(values.svg, { recursive: true });
  for (const { name, url } of links) {
    await writeFile(path.join(values.svg, `${name}.svg`), renderSVG(url, { border: 4 }));
  }
});

interface PrintedLink {
  /** A file name. */
  readonly name: string;
  readonly url: string;
  readonly about: string;
}

function linksOf({ messenger, zalo }: Config, { links }: LinksFile): readonly PrintedLink[] {
  const refs = Object.entries(links).filter(([ref]) => !ref.startsWith('ad:'));
  const page = messenger?.pageId;
  return [
    ...(page === undefined
      ? []
      : refs.map(([ref, { title, flow }]) => ({
          name: ref,
          url: `https://m.me/${page}?ref=${ref}`,
          about: `${title} -> flow:${flow}`,
        }))),
    // Zalo's link carries no ref: it opens the conversation and nothing else.
    ...(zalo
      ? [{ name: 'zalo', url: `https://zalo.me/${zalo.oaId}`, about: 'Zalo Official Account' }]
      : []),
  ];
}
