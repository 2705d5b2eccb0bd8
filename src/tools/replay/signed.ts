import { createHash, createHmac } from 'node:crypto';
import { z } from 'zod';
import { identifierSchema } from '../../adapters/channels/identifier.ts';
import { readJson } from '../../adapters/channels/readJson.ts';
import type { Config } from '../../config.ts';
import type { RawWebhook } from '../../conversation/ports.ts';
import type { ChannelName } from '../../core/shared/contact.ts';

/**
 * The bytes signed as the platform would, with the configured secrets. Zalo's probe of the URL, a
 * bare `{}`, goes unsigned, as it does in life. Written apart from the program's own check, so that
 * the two can disagree.
 */
export function signed(channel: ChannelName, bytes: Buffer, config: Config): RawWebhook {
  const isProbe = channel === 'zalo' && bytes.toString().trim() === '{}';
  const signature = isProbe ? {} : headerOf(channel, bytes, config);
  return { body: bytes, headers: { 'content-type': 'application/json', ...signature } };
}

function headerOf(channel: ChannelName, bytes: Buffer, config: Config): Record<string, string> {
  if (channel === 'zalo') {
    const { appId = '', oaSecretKey = '' } = config.zalo ?? {};
    const hash = createHash('sha256').update(appId).update(bytes).update(timestampOf(bytes));
    return { 'x-zevent-signature': `mac=${hash.update(oaSecretKey).digest('hex')}` };
  }
  const hmac = createHmac('sha256', config.messenger?.appSecret ?? '').update(bytes);
  return { 'x-hub-signature-256': `sha256=${hmac.digest('hex')}` };
}

const timestamped = z.object({ timestamp: identifierSchema }).catch({ timestamp: '' });

function timestampOf(bytes: Buffer): string {
  return timestamped.parse(readJson(bytes)).timestamp;
}
