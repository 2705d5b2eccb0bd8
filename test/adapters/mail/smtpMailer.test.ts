import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { smtpMailer } from '../../../src/adapters/mail/smtpMailer.ts';
import { startFakeSmtp, type FakeSmtp } from '../../support/fakeSmtp.ts';

const LETTER = {
  subject: 'Anh/chị có người mới',
  text: 'Gọi giúp nhé.',
  html: '<p>Gọi giúp nhé.</p>',
};
const FROM = 'An Sinh <desk@example.vn>';

describe('smtpMailer', () => {
  let server: FakeSmtp;
  beforeEach(async () => {
    server = await startFakeSmtp();
  });
  afterEach(() => server.close());
  const send = (to = 'lan@example.vn', url = server.url) =>
    smtpMailer({ url, from: FROM, timeout: 300 }).send(to, LETTER);

  it('a server that takes it: told, as text and as HTML', async () => {
    const told = await send();

    expect(told).toEqual({ kind: 'told' });
    expect(server.letters).toMatchObject([
      { to: 'lan@example.vn', subject: LETTER.subject, text: LETTER.text },
    ]);
    expect(server.letters[0]?.raw).toMatch(/^From: An Sinh <desk@example\.vn>/m);
    expect(server.letters[0]?.raw).toContain('text/html');
  });

  it.each([
    {
      what: 'no such address',
      at: 'RCPT',
      answer: '550 5.1.1 no such user',
      fate: 'closed smtp_550',
    },
    { what: 'address greylisted', at: 'RCPT', answer: '451 later', fate: 'again smtp_451' },
    { what: 'busy', at: 'hello', answer: '421 too busy', fate: 'again smtp_421' },
    { what: 'sender refused', at: 'MAIL', answer: '550 who are you', fate: 'again smtp_550' },
    { what: 'letter refused', at: '.', answer: '554 spam', fate: 'closed smtp_554' },
    { what: 'silent at the door', at: 'hello', answer: 'hang', fate: 'again etimedout' },
    { what: 'silent with the letter', at: '.', answer: 'hang', fate: 'again etimedout' },
    { what: 'speaking in riddles', at: 'hello', answer: 'HTTP/1.1 400', fate: 'again eprotocol' },
  ])('a server, $what: $fate', async ({ at, answer, fate }) => {
    server.trouble(at, answer);

    const told = await send();

    expect(`${told.kind} ${'code' in told ? told.code : ''}`).toBe(fate);
    expect(server.letters).toEqual([]);
  });

  it('no server there: again', async () => {
    const { url } = server;
    await server.close();
    const told = await send('lan@example.vn', url);
    server = await startFakeSmtp();

    expect(told).toEqual({ kind: 'again', code: 'esocket' });
  });

  it.each(['lan@example.vn, cuc@example.vn', 'lan@example.vn\r\nRCPT TO:<cuc@example.vn>'])(
    'an address that hides another (%j): goes to nobody else',
    async (address) => {
      await send(address);

      expect(server.commands.filter((line) => /RCPT TO:<cuc/.test(line))).toEqual([]);
    },
  );

  it('asked whether it would take something: says so, and nothing is sent', async () => {
    const mailer = smtpMailer({ url: server.url, from: FROM, timeout: 300 });
    await mailer.verify();
    server.trouble('hello', '421 too busy');

    await expect(mailer.verify()).rejects.toThrow();
    expect(server.commands.some((line) => line.startsWith('MAIL'))).toBe(false);
  });
});
