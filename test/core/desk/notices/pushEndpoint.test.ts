import { describe, expect, it } from '@jest/globals';
import { isPushEndpoint } from '../../../../src/core/desk/notices/pushEndpoint.ts';

describe('isPushEndpoint', () => {
  it.each([
    ['https://fcm.googleapis.com/fcm/send/abc:123', true],
    ['https://updates.push.services.mozilla.com/wpush/v2/gAAAA', true],
    ['https://web.push.apple.com/QGuQyavXutnMH', true],
    ['https://wns2-par02p.notify.windows.com/w/?token=BQYAAA', true],
    ['http://fcm.googleapis.com/fcm/send/abc', false],
    ['https://fcm.googleapis.com:8443/fcm/send/abc', false],
    ['https://user:password@fcm.googleapis.com/fcm/send/abc', false],
    ['https://fcm.googleapis.com.evil.example/x', false],
    ['https://evilfcm.googleapis.com/x', false],
    ['https://push.apple.com.evil.example/x', false],
    ['https://evil.example/#.push.apple.com', false],
    ['https://127.0.0.1/x', false],
    ['https://[::1]/x', false],
    ['https://169.254.169.254/latest/meta-data', false],
    ['https://localhost/x', false],
    ['https://fcm.googleapis.com@127.0.0.1/x', false],
    [`https://fcm.googleapis.com/${'a'.repeat(2_000)}`, false],
    ['not an address', false],
    ['', false],
  ])('%s: %s', (address, expected) => {
    expect(isPushEndpoint(address)).toBe(expected);
  });
});
