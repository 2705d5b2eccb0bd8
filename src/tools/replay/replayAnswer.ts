import { z } from 'zod';
import { openChannels } from '../../compose/channels.ts';
import type { Config } from '../../config.ts';
import { DeliveryError, type Channel } from '../../conversation/ports.ts';
import type { ChannelName } from '../../core/shared/contact.ts';
import { accountOf } from './accounts.ts';
import { exactJson } from './exactJson.ts';
import type { FakePlatform, RecordedAnswer } from './fakePlatform.ts';
import { forgetfulTokens } from './forgetfulTokens.ts';
import type { Verdict } from './recordings.ts';

interface AnswerNeeds {
  readonly config: Config;
  readonly platform: FakePlatform;
}

const exchangeSchema = z.object({
  request: z.object({ url: z.string() }).nullish(),
  response: z.object({ status: z.number().int().default(200), body: z.unknown() }).nullish(),
});

/** Gives a recorded answer to a send of ours: it must be read, or refused with a known class. */
export async function replayAnswer(
  channel: ChannelName,
  bytes: Buffer,
  { config, platform }: AnswerNeeds,
): Promise<Verdict> {
  const exchange = exchangeSchema.safeParse(exactJson.parse(bytes.toString()));
  if (!exchange.success) return { told: 'unreadable', failures: ['no {request, response} in it'] };
  const { request, response } = exchange.data;
  if (!response) return { told: 'no answer recorded', failures: [] };
  const sender = openChannels(config, forgetfulTokens()).on[channel];
  platform.answerWith({
    to: /access_token$/.test(request?.url ?? '') ? 'oauth' : 'send',
    status: response.status,
    body: bodyOf(response.body),
  });
  try {
    return await trySending(sender, { channel, config });
  } finally {
    platform.answerWith(undefined);
    platform.takeSent();
  }
}

function bodyOf(body: unknown): RecordedAnswer['body'] {
  return typeof body === 'string' ? body : exactJson.stringify(body ?? null);
}

async function trySending(
  sender: Channel | undefined,
  { channel, config }: { readonly channel: ChannelName; readonly config: Config },
): Promise<Verdict> {
  const to = { channel, account: accountOf(config), contact: '1' };
  try {
    const receipt = await sender?.send(to, { text: 'Dạ', buttons: [] }, { id: '1' });
    return { told: `sent, message id ${receipt?.platformId ?? 'not given'}`, failures: [] };
  } catch (error) {
    return judgeRefusal(error);
  }
}

function judgeRefusal(error: unknown): Verdict {
  if (error instanceof DeliveryError) {
    return { told: `refused, ${error.failure} (code ${error.code})`, failures: [] };
  }
  return { told: 'thrown', failures: [`the client threw ${String(error)}`] };
}
