import { createHmac } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import { isSigned } from '../../../../src/adapters/channels/zalo/signature.ts';
import { zaloSigned, zaloText } from '../../../support/signedWebhooks.ts';
import { ZALO } from '../../../support/testAccounts.ts';

const AT = Date.UTC(2026, 10, 22, 8);
const webhook = zaloText({ user: '77', id: 'z-1', at: AT, text: 'Đóng bao nhiêu ạ?' });
const mac = (webhook.headers['x-zevent-signature'] ?? '').slice('mac='.length);
const headed = (header: string | undefined, body: Uint8Array = webhook.body) => ({
  body,
  headers: { 'x-zevent-signature': header },
});

describe('isSigned of Zalo', () => {
  it('holds to a vector computed by hand with sha256sum', () => {
    const body = Buffer.from('{"app_id":"1","timestamp":"2"}');
    const known = 'e9871ae3648ee90f68e34c666798e5bf96be4433cbb96f295395315e78a1dc8b';

    expect(isSigned(headed(`mac=${known}`, body), { appId: '1', oaSecretKey: 'key' })).toBe(true);
  });

  it.each([
    { name: 'as documented', header: `mac=${mac}` },
    { name: 'bare', header: mac },
    { name: 'with spaces', header: ` mac = ${mac} ` },
    { name: 'in upper case', header: `MAC=${mac.toUpperCase()}` },
  ])('accepts the header $name', ({ header }) => {
    expect(isSigned(headed(header), ZALO)).toBe(true);
  });

  it.each([
    { name: 'missing', header: undefined },
    { name: 'empty', header: '' },
    { name: 'without digits', header: 'mac=' },
    { name: 'one digit short', header: `mac=${mac.slice(1)}` },
    { name: 'one digit long', header: `mac=${mac}0` },
    {
      name: 'changed in its last digit',
      header: `mac=${mac.slice(0, -1)}${mac.endsWith('0') ? '1' : '0'}`,
    },
    { name: 'not hexadecimal', header: `mac=${'z'.repeat(64)}` },
    { name: 'of zeros', header: `mac=${'0'.repeat(64)}` },
  ])('rejects a header that is $name', ({ header }) => {
    expect(isSigned(headed(header), ZALO)).toBe(false);
  });

  it.each([
    { name: 're-serialised', body: JSON.stringify(JSON.parse(webhook.body.toString()), null, 1) },
    { name: 'cut', body: webhook.body.subarray(0, -5) },
    { name: 'longer by a space', body: `${webhook.body.toString()} ` },
    { name: 'empty', body: '' },
  ])('rejects the signature over a body that is $name', ({ body }) => {
    expect(isSigned(headed(`mac=${mac}`, Buffer.from(body)), ZALO)).toBe(false);
  });

  it.each([
    { name: 'the app secret in place of the key', key: ZALO.appSecret, appId: ZALO.appId },
    { name: 'the account id in place of the app id', key: ZALO.oaSecretKey, appId: ZALO.oaId },
    { name: 'no key', key: '', appId: ZALO.appId },
  ])('rejects a digest made with $name', ({ key, appId }) => {
    const forged = zaloSigned(webhook.body, `${AT}`, { ...ZALO, appId, oaSecretKey: key });

    expect(isSigned(forged, ZALO)).toBe(false);
  });

  it('rejects HMAC-SHA256: Zalo signs with a plain digest', () => {
    const text = ZALO.appId + webhook.body.toString() + `${AT}`;
    const forged = createHmac('sha256', ZALO.oaSecretKey).update(text).digest('hex');

    expect(isSigned(headed(`mac=${forged}`), ZALO)).toBe(false);
  });

  it('rejects everything when the key or the app id is not configured', () => {
    const keyless = zaloSigned(webhook.body, `${AT}`, { ...ZALO, oaSecretKey: '' });
    const appless = zaloSigned(webhook.body, `${AT}`, { ...ZALO, appId: '' });

    expect(isSigned(keyless, { ...ZALO, oaSecretKey: '' })).toBe(false);
    expect(isSigned(appless, { ...ZALO, appId: '' })).toBe(false);
  });

  it.each([
    { name: 'a number', body: '{"timestamp": 1795334399123 }', timestamp: '1795334399123' },
    { name: 'absent', body: '{"event_name":"follow"}', timestamp: '' },
    { name: 'null', body: '{"timestamp":null}', timestamp: '' },
    {
      name: 'behind one that a person typed',
      body: '{"message":{"text":"\\"timestamp\\":\\"1\\""},"timestamp":"2"}',
      timestamp: '2',
    },
    {
      name: 'behind one of another object',
      body: '{"message":{"timestamp":"1"},"timestamp":"2"}',
      timestamp: '2',
    },
    { name: 'in a body cut behind it', body: '{"timestamp":"2","mess', timestamp: '2' },
    { name: 'in a body cut inside it', body: '{"event_name":"follow","timest', timestamp: '' },
  ])('finds the timestamp that is $name', ({ body, timestamp }) => {
    expect(isSigned(zaloSigned(body, timestamp), ZALO)).toBe(true);
  });

  it('does not take a timestamp out of what a person typed', () => {
    const body = '{"message":{"text":"\\"timestamp\\":\\"1\\""},"timestamp":"2"}';

    expect(isSigned(zaloSigned(body, '1'), ZALO)).toBe(false);
  });
});
