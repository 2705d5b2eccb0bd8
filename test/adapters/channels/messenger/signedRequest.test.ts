import { createHmac } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import { readSignedRequest } from '../../../../src/adapters/channels/messenger/signedRequest.ts';

const SECRET = 'app-secret';
const encoded = (payload: unknown) => Buffer.from(JSON.stringify(payload)).toString('base64url');
const signed = (part: string, secret = SECRET) =>
  `${createHmac('sha256', secret).update(part).digest('base64url')}.${part}`;
const payload = { user_id: '218471', algorithm: 'HMAC-SHA256', issued_at: 1_291_836_800 };
const request = signed(encoded(payload));

describe('readSignedRequest', () => {
  it('names the person whom Meta signed for', () => {
    expect(readSignedRequest(request, SECRET)).toEqual({ appScopedId: '218471' });
  });

  it.each([
    { name: 'padding', given: request.replace('.', '=.') },
    { name: 'an id that is a number', given: signed(encoded({ ...payload, user_id: 218471 })) },
  ])('takes $name', ({ given }) => {
    expect(readSignedRequest(given, SECRET)).toEqual({ appScopedId: '218471' });
  });

  it.each([
    { name: 'another secret', given: signed(encoded(payload), 'other') },
    { name: 'another payload', given: request.slice(0, -2) },
    { name: 'no signature', given: `.${encoded(payload)}` },
    { name: 'no payload', given: `${request.split('.')[0] ?? ''}.` },
    { name: 'nothing', given: '' },
    { name: 'another algorithm', given: signed(encoded({ ...payload, algorithm: 'none' })) },
    { name: 'nobody', given: signed(encoded({ algorithm: 'HMAC-SHA256' })) },
    { name: 'no JSON', given: signed('AAAA') },
    { name: 'more than one point', given: `${request}.a` },
    { name: 'a payload without end', given: signed('a'.repeat(5_000)) },
  ])('refuses $name', ({ given }) => {
    expect(readSignedRequest(given, SECRET)).toBeUndefined();
  });

  it('refuses everything while there is no secret', () => {
    expect(readSignedRequest(signed(encoded(payload), ''), '')).toBeUndefined();
  });
});
