import { createHmac } from 'node:crypto';
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { sql } from 'drizzle-orm';
import { citizen } from '../support/citizen.ts';
import { DATABASES } from '../support/databases.ts';
import { startProgram, type TestProgram } from '../support/program.ts';
import { messengerSigned, type SignedWebhook } from '../support/signedWebhooks.ts';
import { MESSENGER } from '../support/testAccounts.ts';

// The embedded database takes seconds to open, more on a busy machine.
jest.setTimeout(90_000);

const WEEK_MS = 7 * 24 * 60 * 60 * 1_000;
const WRITER = '55';

/** The shipped content, with answers to comments switched on. */
async function answeringContent(): Promise<string> {
  const folder = await mkdtemp(path.join(tmpdir(), 'ansinh-content-'));
  await cp('content', folder, { recursive: true });
  const file = path.join(folder, 'messenger', 'comments.yaml');
  const written = await readFile(file, 'utf8');
  await writeFile(file, written.replace('enabled: false', 'enabled: true'));
  return folder;
}

function comment(id: string, at: number, message: string, from = WRITER): SignedWebhook {
  const value = {
    item: 'comment',
    verb: 'add',
    comment_id: id,
    post_id: '1_1',
    from: { id: from, name: 'Ai đó' },
    created_time: Math.floor(at / 1_000),
    message,
  };
  const entry = [{ id: MESSENGER.pageId, time: at, changes: [{ field: 'feed', value }] }];
  return messengerSigned(JSON.stringify({ object: 'page', entry }));
}

describe.each(DATABASES)('a Page on $name', (database) => {
  let program: TestProgram;
  let folder: string;
  beforeAll(async () => {
    folder = await answeringContent();
    program = await startProgram(database, { environment: { CONTENT_DIR: folder } });
  });
  afterAll(async () => {
    await program.stop();
    await rm(folder, { recursive: true });
  });
  const repliesTo = (id: string) =>
    program.graph.sent.all.filter(({ to }) => to === `comment:${id}`);

  it('when the program starts, is subscribed to what the bot must hear, the feed too', async () => {
    while (program.graph.subscribed().length === 0) await wait(2);

    expect(program.graph.subscribed()).toContain('messaging_handovers');
    expect(program.graph.subscribed()).toContain('feed');
  });

  it('when a comment asks, is answered in private once, however often Meta tells', async () => {
    const asked = comment('1_2', program.clock(), 'Tư vấn giúp em với');

    const told = await Promise.all(Array.from({ length: 8 }, () => program.post(asked)));
    await program.idle();
    await program.post(asked);
    await program.idle();

    expect(new Set(told)).toEqual(new Set([200]));
    expect(repliesTo('1_2')).toMatchObject([
      { buttons: [{ title: 'Xem mức đóng', payload: 'flow:contribution' }] },
    ]);
  });

  it('when its private answer is read, whoever writes then is answered as anybody else', async () => {
    const reader = citizen(program, 'messenger', '7000000000000001');
    await program.post(comment('1_7', program.clock(), 'inbox ạ'));
    await program.idle();

    const reply = await reader.says('tính tiền đóng');

    expect(repliesTo('1_7')).toHaveLength(1);
    expect(reply.titles).toContain('Lào Cai');
  });

  it.each([
    { name: 'asks for nothing', id: '1_3', message: 'Hay quá', age: 0, from: WRITER },
    {
      name: 'is older than seven days',
      id: '1_4',
      message: 'tư vấn',
      age: WEEK_MS + 2_000,
      from: WRITER,
    },
    { name: 'is the Page’s own', id: '1_5', message: 'tư vấn', age: 0, from: MESSENGER.pageId },
  ])('when a comment $name, stays silent', async ({ id, message, age, from }) => {
    expect(await program.post(comment(id, program.clock() - age, message, from))).toBe(200);
    await program.idle();

    expect(repliesTo(id)).toEqual([]);
  });

  const deletion = (signedRequest: string) =>
    fetch(`${program.url}/webhooks/messenger/data-deletion`, {
      method: 'POST',
      body: new URLSearchParams({ signed_request: signedRequest }),
    });
  const payload = Buffer.from(
    JSON.stringify({ user_id: '218471', algorithm: 'HMAC-SHA256' }),
  ).toString('base64url');
  const signature = createHmac('sha256', MESSENGER.appSecret).update(payload).digest('base64url');

  it('when Meta passes on a wish to delete, keeps it with its day and shows it to who has the code', async () => {
    const response = await deletion(`${signature}.${payload}`);
    const answer: unknown = await response.json();
    const { rows } = await program.database.queries.execute(
      sql`select code, subject, due_on from deletion_requests`,
    );
    const code = String(rows[0]?.['code']);
    const page = await fetch(`${program.url}/data-deletion/${code}`);
    const shown = await page.text();

    expect(answer).toEqual({
      url: `${program.url}/data-deletion/${code}`,
      confirmation_code: code,
    });
    expect(rows).toEqual([{ code, subject: '218471', due_on: '2026-12-04' }]);
    expect([page.status, page.headers.get('cache-control')]).toEqual([200, 'no-store']);
    expect(shown).toContain('chậm nhất ngày 04/12/2026');
    expect(shown).toContain('xóa dữ liệu');
    expect(shown).not.toContain('218471');
  });

  it.each([
    { name: 'a wish that nobody signed', signed: `${'A'.repeat(43)}.${payload}` },
    { name: 'no wish', signed: '' },
  ])('when it gets $name, keeps nothing', async ({ signed }) => {
    expect((await deletion(signed)).status).toBe(401);
  });

  it.each(['7d0f6dd4-4c1a-4b0e-9d0e-000000000000', 'x', '%00', '..%2f..%2fetc'])(
    'when somebody guesses the code %s, tells nothing, kindly',
    async (code) => {
      const page = await fetch(`${program.url}/data-deletion/${code}`);

      expect(page.status).toBe(404);
      expect(await page.text()).toContain('không thấy yêu cầu nào');
    },
  );
});
