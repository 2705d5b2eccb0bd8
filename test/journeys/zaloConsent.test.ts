import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { consentLink } from '../../src/adapters/channels/zalo/consent.ts';
import { DATABASES } from '../support/databases.ts';
import { startProgram, type TestProgram } from '../support/program.ts';
import { ZALO } from '../support/testAccounts.ts';

const PUBLIC = 'https://bot.example.vn';
const MINUTES = 60_000;

describe.each(DATABASES)('the consent of the account’s owner, on $name', (kind) => {
  let program: TestProgram;
  beforeEach(async () => {
    program = await startProgram(kind, { environment: { PUBLIC_URL: PUBLIC } });
  });
  afterEach(() => program.stop());

  const linkAt = (at: number, appSecret = ZALO.appSecret) => {
    const nowhere = 'http://127.0.0.1:1';
    const config = { ...ZALO, appSecret, openapiUrl: nowhere, oauthUrl: nowhere };
    return consentLink({ config, publicUrl: PUBLIC }, at);
  };
  const open = async (address: string) => {
    const { pathname, search } = new URL(address);
    const response = await fetch(program.url + pathname + search, { redirect: 'manual' });
    const title = /<title>(.*)<\/title>/.exec(await response.text())?.[1];
    return { status: response.status, title, to: response.headers.get('location') ?? '' };
  };
  const stored = async () => {
    const { queries } = program.database;
    const { rows } = await queries.execute<{ token: string }>(
      'select refresh_token as token from channel_tokens',
    );
    return rows.map(({ token }) => token);
  };

  it('stores the pair that Zalo gives for it, and the page works once', async () => {
    const begun = await open(linkAt(program.clock()));
    const back = program.zalo.tokens.consent(begun.to);

    expect(begun.status).toBe(302);
    expect(await open(back)).toMatchObject({ status: 200, title: 'Đã kết nối với Zalo' });
    expect(await stored()).toEqual(['zalo-refresh-token-1']);
    expect(await open(back)).toMatchObject({ status: 400, title: 'Lần cấp quyền này đã hết hạn' });
    expect(program.zalo.violations).toEqual([]);
  });

  it('refuses a link that was used, is too old, or is forged', async () => {
    const used = linkAt(program.clock());
    await open(used);

    const refused = [
      used,
      linkAt(program.clock() - 11 * MINUTES),
      linkAt(program.clock(), 'x'),
      used.slice(0, -1),
    ];
    for (const link of refused) expect(await open(link)).toMatchObject({ status: 403 });
  });

  it('refuses another account, and a page that was declined', async () => {
    const other = await open(linkAt(program.clock()));
    const declined = await open(linkAt(program.clock()));
    const back = new URL(program.zalo.tokens.consent(declined.to));
    back.searchParams.delete('code');

    expect(await open(program.zalo.tokens.consent(other.to, '1'))).toMatchObject({
      title: 'Đây là Official Account khác',
    });
    expect(await open(back.href)).toMatchObject({ title: 'Chưa được cấp quyền' });
    expect(await stored()).toEqual([]);
  });
});
