import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { startFakeGraph, type FakeGraph } from '../support/fakeGraph.ts';
import { environmentFor } from '../support/program.ts';
import { runTool } from '../support/runTool.ts';
import { MESSENGER, ZALO } from '../support/testAccounts.ts';

// A process of its own each, on a machine that may be busy.
jest.setTimeout(60_000);

describe('npm run messenger:profile', () => {
  let graph: FakeGraph;
  beforeEach(async () => {
    graph = await startFakeGraph();
  });
  afterEach(() => graph.close());
  const run = (...args: readonly string[]) =>
    runTool('messengerProfile.ts', {
      args,
      environment: environmentFor('http://127.0.0.1:9', graph.url),
    });

  it('with --dry-run, shows the difference and sets nothing', async () => {
    const { code, out } = await run('--dry-run');

    expect(code).toBe(0);
    expect(out).toContain('get_started\n  live:   none\n  wanted: {"payload":"GET_STARTED"}');
    expect(graph.profile()).toEqual({});
  });

  it('sets the profile, and a second time finds nothing to do', async () => {
    const first = await run();
    const second = await run();

    expect([first.code, second.code]).toEqual([0, 0]);
    expect(first.out).toContain('Set and read back.');
    expect(second.out).toBe('The profile is live as the file says.\n');
    expect(Object.keys(graph.profile()).sort()).toEqual([
      'get_started',
      'greeting',
      'ice_breakers',
      'persistent_menu',
    ]);
    expect(graph.violations).toEqual([]);
    expect(first.out + second.out + first.err).not.toContain(MESSENGER.pageAccessToken);
  });

  it('without a Page, says what to set', async () => {
    const { code, err } = await runTool('messengerProfile.ts');

    expect([code, err]).toEqual([1, 'Set the MESSENGER_* variables of the Page first.\n']);
  });
});

describe('npm run links', () => {
  it('prints the links of the file, and draws them', async () => {
    const folder = await mkdtemp(path.join(tmpdir(), 'ansinh-links-'));
    const environment = environmentFor('http://127.0.0.1:9', 'http://127.0.0.1:9');

    const { code, out } = await runTool('links.ts', { args: ['--svg', folder], environment });

    expect(code).toBe(0);
    expect(out).toContain(`https://m.me/${MESSENGER.pageId}?ref=lao-cai-hoi-cho-xuan\t`);
    expect(out).toContain(`https://zalo.me/${ZALO.oaId}\t`);
    expect(await readdir(folder)).toContain('lao-cai-hoi-cho-xuan.svg');
    await rm(folder, { recursive: true });
  });

  it('without an account, says what to set', async () => {
    expect(await runTool('links.ts')).toMatchObject({ code: 1 });
  });
});
