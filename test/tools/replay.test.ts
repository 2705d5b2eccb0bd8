import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { runTool } from '../support/runTool.ts';

// The embedded database takes seconds to open, more on a busy machine.
jest.setTimeout(90_000);

const replay = (folder: string, channel: string) =>
  runTool('replay.ts', { args: [folder, '--channel', channel] });

describe('npm run replay', () => {
  it('recorded payloads of Zalo, when replayed, then each is told and none fails', async () => {
    const { code, out } = await replay('test/fixtures/payloads/zalo', 'zalo');

    expect(code).toBe(0);
    expect(lines(out)).toEqual([
      'ok   api-oauth-refused.json: refused, needs_operator (code oauth_-14014)',
      'ok   api-outside-window.json: refused, contact_closed (code -230)',
      'ok   api-sent.json: sent, message id 9007199254740993222',
      'ok   signature-follow.json: 1 signatures',
      'ok   webhook-oa_send_text.json: ignored oa_send_text (echo) -> no message',
      'ok   webhook-probe.json: probe -> no message',
      'ok   webhook-unfollow.json: left -> no message',
      'ok   webhook-user_send_text.json: text -> 1 message',
      'ok   webhook-user_send_text.number-ids.json: text -> 1 message',
      'ok   webhook-zz-text-after-unfollow.json: text -> no message',
      '10 ok, 0 failed',
    ]);
  });

  it('recorded payloads of Messenger, when replayed, then each is told and none fails', async () => {
    const { code, out } = await replay('test/fixtures/payloads/messenger', 'messenger');

    expect(code).toBe(0);
    expect(lines(out)).toEqual([
      'ok   api-rate-limit.json: refused, retry (code 613)',
      'ok   signature-empty.json: 1 signatures',
      'ok   webhook-echo.json: ignored message_echo (echo) -> no message',
      'ok   webhook-text-again.json: text -> 1 message',
      'ok   webhook-text-and-receipt.json: text, ignored delivery (receipt), 1 repeated -> no message',
      '5 ok, 0 failed',
    ]);
  });

  describe('a folder that was made to fail', () => {
    let folder: string;

    beforeEach(async () => {
      folder = await mkdtemp(path.join(tmpdir(), 'ansinh-payloads-'));
    });

    afterEach(() => rm(folder, { recursive: true, force: true }));

    it('broken payloads, when replayed, then each fails with its reason', async () => {
      const wrong = {
        rawBody: 'x',
        appSecret: 'y',
        header: { 'X-Hub-Signature-256': `sha256=${'0'.repeat(64)}` },
      };
      await writeFile(path.join(folder, 'signature-wrong.json'), JSON.stringify(wrong));
      await writeFile(path.join(folder, 'signature-without-secret.json'), '{"rawBody":"x"}');
      await writeFile(path.join(folder, 'webhook-cut.json'), '{"object":"page","entry":[');
      await writeFile(path.join(folder, 'api-shapeless.json'), '[]');

      const { code, out } = await replay(folder, 'messenger');

      expect(code).toBe(1);
      expect(lines(out)).toEqual([
        'FAIL api-shapeless.json: unreadable | no {request, response} in it',
        'FAIL signature-without-secret.json: 1 signatures | a vector lacks body, secret or header',
        'FAIL signature-wrong.json: 1 signatures | the signature does not fit its body',
        'FAIL webhook-cut.json: malformed -> no message | the platform was told 400, not 200',
        '0 ok, 4 failed',
      ]);
    });

    it('an empty folder, when replayed, then it fails and says what was looked for', async () => {
      const { code, err } = await replay(folder, 'zalo');

      expect(code).toBe(1);
      expect(err).toContain('holds no file named webhook-*.json');
    });
  });

  it.each([
    { args: ['test/no-such-folder', '--channel', 'zalo'], says: 'cannot be read' },
    { args: ['test/fixtures/payloads/zalo'], says: '--channel must be one of: zalo, messenger' },
    { args: ['--channel', 'zalo'], says: 'name the folder' },
  ])('arguments $args, when they cannot be used, then it fails and says why', async (given) => {
    const { code, err } = await runTool('replay.ts', { args: given.args });

    expect(code).toBe(1);
    expect(err).toContain(given.says);
  });
});

/** Without the words of the answers: those belong to the flows. */
function lines(out: string): readonly string[] {
  return out
    .trim()
    .split('\n')
    .map((line) => line.replace(/: ".*"$/, ''));
}
