import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { loadLexicon } from '../../../src/adapters/files/loadLexicon.ts';
import { loadPlaces } from '../../../src/adapters/files/loadPlaces.ts';
import { ContentRefused } from '../../../src/adapters/files/yamlFile.ts';

let content: string;

beforeEach(() => {
  content = mkdtempSync(path.join(tmpdir(), 'content-'));
  cpSync('content/lexicon', path.join(content, 'lexicon'), { recursive: true });
  cpSync('content/places', path.join(content, 'places'), { recursive: true });
});

afterEach(() => rmSync(content, { recursive: true }));

describe('loading the words and places', () => {
  it('a content folder as shipped is read', async () => {
    const { commands } = await loadLexicon(content);
    const places = await loadPlaces(content);

    expect(commands.menu).toContain('menu');
    expect(places.map(({ province }) => province.id)).toEqual(['hanoi', 'lao_cai']);
  });

  it.each([
    ['a word list is missing', 'commands.yaml', 'menu: [menu]\n', /commands\.yaml:1: back: /],
    ['YAML is broken', 'sexes.yaml', 'male: [\n', /sexes\.yaml:2: .* — mend the YAML/],
    ['a file is empty', 'names.yaml', '', /names\.yaml:1: /],
  ])('%s: the error names the file and the cure', async (_, file, text, message) => {
    writeFileSync(path.join(content, 'lexicon', file), text);

    await expect(loadLexicon(content)).rejects.toThrow(ContentRefused);
    await expect(loadLexicon(content)).rejects.toThrow(message);
  });

  it('an office that serves no commune: the error names the file and the commune', async () => {
    const file = path.join(content, 'places', 'lao-cai.yaml');
    writeFileSync(
      file,
      'province: { id: lao_cai, name: A, short: A, also: [], former: [] }\n' +
        'communes: [{ id: a, type: xã, name: A }]\nformer: []\noffices: []\nunserved: [b]\n',
    );

    await expect(loadPlaces(content)).rejects.toThrow(/lao-cai\.yaml:1: "b" is no commune/);
  });
});
