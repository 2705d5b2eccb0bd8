import { z } from 'zod';
import { isSigned as isSignedByMeta } from '../../adapters/channels/messenger/signature.ts';
import { readJson } from '../../adapters/channels/readJson.ts';
import { isSigned as isSignedByZalo } from '../../adapters/channels/zalo/signature.ts';
import type { RawWebhook } from '../../conversation/ports.ts';
import type { ChannelName } from '../../core/shared/contact.ts';
import type { Verdict } from './recordings.ts';

const common = { rawBody: z.string(), header: z.record(z.string(), z.string()) };
const zaloVector = z.object({ ...common, appId: z.string(), oaSecretKey: z.string() });
const messengerVector = z.object({ ...common, appSecret: z.string() });

/** A signature with the question whether it fits a body. */
interface Vector {
  readonly rawBody: string;
  readonly isSigned: (body: Buffer) => boolean;
}

/** Verifies published signatures: each fits its body, and no body with a bit changed or cut off. */
export function replaySignature(channel: ChannelName, bytes: Buffer): Verdict {
  const vectors = listOf(readJson(bytes)).map((each) => toVector(channel, each));
  const failures = vectors.flatMap((vector) =>
    vector === undefined ? ['a vector lacks body, secret or header'] : judge(vector),
  );
  return { told: `${vectors.length} signatures`, failures };
}

const wrapped = z.object({ vectors: z.array(z.unknown()) });

function listOf(body: unknown): readonly unknown[] {
  const read = wrapped.safeParse(body);
  return read.success ? read.data.vectors : [body];
}

function toVector(channel: ChannelName, body: unknown): Vector | undefined {
  if (channel === 'zalo') {
    const { data } = zaloVector.safeParse(body);
    return data && vector(data, (webhook) => isSignedByZalo(webhook, data));
  }
  const { data } = messengerVector.safeParse(body);
  return data && vector(data, (webhook) => isSignedByMeta(webhook, data));
}

function vector(
  { rawBody, header }: Pick<z.infer<typeof messengerVector>, 'rawBody' | 'header'>,
  verify: (webhook: RawWebhook) => boolean,
): Vector {
  const headers = Object.fromEntries(
    Object.entries(header).map(([name, value]) => [name.toLowerCase(), value]),
  );
  return { rawBody, isSigned: (body) => verify({ body, headers }) };
}

function judge({ rawBody, isSigned }: Vector): readonly string[] {
  const body = Buffer.from(rawBody);
  const changed = Buffer.from(body);
  changed[0] = (changed[0] ?? 0) ^ 1;
  return [
    ...(isSigned(body) ? [] : ['the signature does not fit its body']),
    ...(isSigned(changed) ? ['the signature fits a body with a bit changed'] : []),
    ...(isSigned(body.subarray(0, -1)) ? ['the signature fits a body cut off'] : []),
  ];
}
