import { existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { z } from 'zod';
import { VARIABLES } from '../../src/config.ts';

const packageSchema = z.object({ scripts: z.record(z.string(), z.string()) });

describe('README', () => {
  let readme: string;

  beforeAll(async () => {
    readme = await readFile('README.md', 'utf8');
  });

  it('commands, when the README names them, then package.json has them', async () => {
    const { scripts } = packageSchema.parse(JSON.parse(await readFile('package.json', 'utf8')));

    const named = all(readme, /npm run (?:-s )?([a-z][\w:]*)/g);

    expect(named.length).toBeGreaterThan(5);
    expect(named.filter((name) => !(name in scripts))).toEqual([]);
  });

  it('variables, when they stand in the table, then config.ts reads exactly those', () => {
    const table = readme.split('\n').filter((line) => line.startsWith('| `'));

    const named = table.flatMap((row) => all(row.split('|')[1] ?? '', /`([A-Z][A-Z0-9_]+)`/g));

    expect(named.sort()).toEqual([...VARIABLES].sort());
  });

  it('links into the repository, when the papers hold them, then their files are there', async () => {
    const papers = [
      'README.md',
      'docs/sources.md',
      'docs/changing-the-law.md',
      'docs/go-live.md',
      ...(await decisions()),
    ];

    const broken = await Promise.all(papers.map(brokenLinks));

    expect(broken.flat()).toEqual([]);
  });

  it('decisions, when they stand in the folder, then the index names each of them', async () => {
    const index = await readFile('docs/adr/README.md', 'utf8');

    const missing = (await decisions()).filter((file) => !index.includes(path.basename(file)));

    expect(missing).toEqual(['docs/adr/README.md']);
  });
});

function all(text: string, pattern: RegExp): string[] {
  return [...text.matchAll(pattern)].flatMap((match) => match[1] ?? []);
}

async function decisions(): Promise<string[]> {
  return (await readdir('docs/adr')).map((name) => path.join('docs/adr', name));
}

/** The picture of the simulator is drawn from the running page, so it may be missing. */
async function brokenLinks(paper: string): Promise<string[]> {
  const links = all(await readFile(paper, 'utf8'), /\]\(([^)#]+)\)/g);
  return links
    .filter((link) => !/^https?:/.test(link) && !link.endsWith('.png'))
    .filter((link) => !existsSync(path.join(path.dirname(paper), link)))
    .map((link) => `${paper}: ${link}`);
}
