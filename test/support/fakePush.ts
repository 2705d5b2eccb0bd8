import { createDecipheriv, createECDH, hkdfSync, randomBytes } from 'node:crypto';
import { startLoopback, type Loopback } from './loopback.ts';

/** A browser that was subscribed, and what its push service handed it. */
export interface FakeBrowser {
  /** What the page sends to the desk. */
  readonly subscription: {
    readonly endpoint: string;
    readonly keys: { readonly p256dh: string; readonly auth: string };
  };
  /** The payloads that arrived, decrypted, parsed. */
  readonly cards: readonly unknown[];
}

export interface FakePush {
  /** For the program: push services are found on the loopback. */
  readonly fetch: typeof fetch;
  readonly server: Loopback;
  browser(): FakeBrowser;
  close(): Promise<void>;
}

/** A push service of browsers on the loopback (RFC 8030, 8291). */
export async function startFakePush(): Promise<FakePush> {
  const readers = new Map<string, (body: Buffer) => void>();
  const server = await startLoopback(({ url, bytes }) => {
    const read = readers.get(url.pathname);
    read?.(bytes);
    return { status: read ? 201 : 404, body: {} };
  });
  let last = 0;
  return {
    server,
    fetch: (input, init) => {
      const { pathname } = new URL(input instanceof Request ? input.url : input);
      return fetch(server.url + pathname, init);
    },
    browser() {
      last += 1;
      const path = `/fcm/send/${last}`;
      const pair = createECDH('prime256v1');
      const p256dh = pair.generateKeys();
      const auth = randomBytes(16);
      const cards: unknown[] = [];
      readers.set(path, (body) => {
        cards.push(JSON.parse(decrypted(body, { pair, p256dh, auth })));
      });
      return {
        cards,
        subscription: {
          endpoint: `https://fcm.googleapis.com${path}`,
          keys: { p256dh: p256dh.toString('base64url'), auth: auth.toString('base64url') },
        },
      };
    },
    close: () => server.close(),
  };
}

interface Keys {
  readonly pair: ReturnType<typeof createECDH>;
  readonly p256dh: Buffer;
  readonly auth: Buffer;
}

/** RFC 8188 and 8291: salt, record size, key id (the sender's point), one record. */
function decrypted(body: Buffer, { pair, p256dh, auth }: Keys): string {
  const salt = body.subarray(0, 16);
  const idLength = body.readUInt8(20);
  const sender = body.subarray(21, 21 + idLength);
  const record = body.subarray(21 + idLength);
  const info = Buffer.concat([Buffer.from('WebPush: info\0'), p256dh, sender]);
  const secret = derived(pair.computeSecret(sender), auth, { info, length: 32 });
  const key = derived(secret, salt, {
    info: Buffer.from('Content-Encoding: aes128gcm\0'),
    length: 16,
  });
  const nonce = derived(secret, salt, {
    info: Buffer.from('Content-Encoding: nonce\0'),
    length: 12,
  });
  const cipher = createDecipheriv('aes-128-gcm', key, nonce);
  cipher.setAuthTag(record.subarray(-16));
  const padded = Buffer.concat([cipher.update(record.subarray(0, -16)), cipher.final()]);
  return padded.subarray(0, padded.lastIndexOf(2)).toString();
}

function derived(
  secret: Buffer,
  salt: Buffer,
  { info, length }: { readonly info: Buffer; readonly length: number },
): Buffer {
  return Buffer.from(hkdfSync('sha256', secret, salt, info, length));
}
