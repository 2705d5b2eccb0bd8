import { createHash, createHmac } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import { isSigned } from '../../../../src/adapters/channels/messenger/signature.ts';
import { messengerSigned, messengerText } from '../../../support/signedWebhooks.ts';
import { MESSENGER } from '../../../support/testAccounts.ts';

const AT = Date.UTC(2026, 10, 22, 8);
const webhook = messengerText({ user: '77', id: 'm_1', at: AT, text: 'Đóng bao nhiêu ạ? 😀' });
const mac = (webhook.headers['x-hub-signature-256'] ?? '').slice('sha256='.length);
const headed = (header: string | undefined, body: Uint8Array = webhook.body) => ({
  body,
  headers: { 'x-hub-signature-256': header },
});

describe('isSigned of Messenger', () => {
  it('holds to a vector computed by hand with openssl', () => {
    const known = '6559ddf75f70ab65dadc86443a9cde4744fb33b919adb065647f962d14b9ad5d';

    expect(isSigned(headed(`sha256=${known}`, Buffer.from('xin chào')), { appSecret: 'key' })).toBe(
      true,
    );
  });

  it.each([
    { name: 'as documented', header: `sha256=${mac}` },
    { name: 'in upper case', header: `sha256=${mac.toUpperCase()}` },
  ])('accepts the header $name', ({ header }) => {
    expect(isSigned(headed(header), MESSENGER)).toBe(true);
  });

  it.each([
    { name: 'missing', header: undefined },
    { name: 'empty', header: '' },
    { name: 'without digits', header: 'sha256=' },
    { name: 'bare', header: mac },
    { name: 'one digit short', header: `sha256=${mac.slice(1)}` },
    { name: 'one digit long', header: `sha256=${mac}0` },
    {
      name: 'changed in its first digit',
      header: `sha256=${mac.startsWith('0') ? '1' : '0'}${mac.slice(1)}`,
    },
    { name: 'SHA-1', header: 'sha1=da39a3ee5e6b4b0d3255bfef95601890afd80709' },
  ])('rejects a header that is $name', ({ header }) => {
    expect(isSigned(headed(header), MESSENGER)).toBe(false);
  });

  it.each([
    {
      name: 're-serialised, its letters no longer escaped',
      body: JSON.stringify(JSON.parse(webhook.body.toString())),
    },
    { name: 'cut', body: webhook.body.subarray(0, -5) },
    { name: 'longer by a line end', body: `${webhook.body.toString()}\n` },
    { name: 'empty', body: '' },
  ])('rejects the signature over a body that is $name', ({ body }) => {
    expect(isSigned(headed(`sha256=${mac}`, Buffer.from(body)), MESSENGER)).toBe(false);
  });

  it('rejects another secret, no secret and a plain digest', () => {
    const plain = createHash('sha256').update(webhook.body).digest('hex');
    const empty = createHmac('sha256', '').update(webhook.body).digest('hex');
    const other = messengerSigned(webhook.body, { ...MESSENGER, appSecret: MESSENGER.verifyToken });

    expect(isSigned(other, MESSENGER)).toBe(false);
    expect(isSigned(headed(`sha256=${plain}`), MESSENGER)).toBe(false);
    expect(isSigned(headed(`sha256=${empty}`), { appSecret: '' })).toBe(false);
  });
});
