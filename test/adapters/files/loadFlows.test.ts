import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { loadFlows } from '../../../src/adapters/files/loadFlows.ts';
import { ContentRefused } from '../../../src/adapters/files/yamlFile.ts';

const GOOD = `id: good
title: Tốt
start: end
nodes:
  end: { kind: end, text: Chào. }
`;

let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'flows-'));
});

afterEach(async () => {
  await rm(folder, { recursive: true });
});

async function versionOf(text: string): Promise<string | undefined> {
  await writeFile(path.join(folder, 'good.yaml'), text);
  return (await loadFlows(folder))[0]?.value.version;
}

async function problemsOf(text: string): Promise<readonly string[]> {
  await writeFile(path.join(folder, 'good.yaml'), text);
  const error: unknown = await loadFlows(folder).catch((reason: unknown) => reason);
  if (!(error instanceof ContentRefused)) throw new Error('nothing was refused');
  return error.problems.map(({ line, message }) => `${line}: ${message}`);
}

describe('loadFlows', () => {
  it('a good file, read, is a flow that knows its lines', async () => {
    await writeFile(path.join(folder, 'good.yaml'), GOOD);

    const [source] = await loadFlows(folder);

    expect(source?.value).toMatchObject({
      id: 'good',
      version: expect.stringMatching(/^[0-9a-f]{12}$/),
    });
    expect(source?.lineOf(['nodes', 'end', 'text'])).toBe(5);
  });

  it('a comment and another order, in a file, leave its version', async () => {
    const reordered = `# một lời\ntitle: Tốt\nid: good\nstart: end\nnodes: { end: { text: Chào., kind: end } }\n`;

    expect(await versionOf(reordered)).toBe(await versionOf(GOOD));
  });

  it('another word, in a text, makes another version', async () => {
    expect(await versionOf(GOOD.replace('Chào', 'Xin chào'))).not.toBe(await versionOf(GOOD));
  });

  it.each([
    {
      what: 'a wrong kind',
      text: GOOD.replace('kind: end', 'kind: ends'),
      problem: '5: nodes.end',
    },
    {
      what: 'an unknown key',
      text: `${GOOD}colour: red\n`,
      problem: '1: the file: Unrecognized key',
    },
    { what: 'a missing title', text: GOOD.replace('title: Tốt\n', ''), problem: '1: title' },
    {
      what: 'another id than its name',
      text: GOOD.replace('id: good', 'id: other'),
      problem: '1: the flow is called "other"',
    },
    { what: 'broken YAML', text: GOOD.replace('Chào. }', 'Chào.'), problem: '6: ' },
    { what: 'a key twice', text: `${GOOD}title: Lại\n`, problem: '6: Map keys must be unique' },
  ])('$what, in a file, is refused with its line', async ({ text, problem }) => {
    expect(await problemsOf(text)).toContainEqual(expect.stringContaining(problem));
  });
});
