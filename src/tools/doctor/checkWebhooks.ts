import type { Config } from '../../config.ts';
import { signed } from '../replay/signed.ts';
import { seenOf, type Answer, type Question } from './ask.ts';
import { fail, ok, type Finding } from './finding.ts';
import type { Check } from './surroundings.ts';

/** A request to a webhook, the answer that is right, and what to do about another. */
interface Trial {
  readonly check: string;
  readonly question: Question;
  readonly status: number;
  readonly text?: string;
  readonly cure: string;
}

const CHALLENGE = 'ansinh-doctor';
const PROXY =
  'let the proxy pass on POST and GET of /webhooks with body, query and headers unchanged';
const SAME =
  'restart the server with the configuration that the doctor reads: it runs with another one, or not at all';
const FORGED = `sha256=${'0'.repeat(64)}`;

/** Whether the webhooks answer from outside as the platforms want it. Nothing is stored by it. */
export const checkWebhooks: Check = ({ config, clock, ask }) => {
  const { publicUrl } = config;
  if (publicUrl === undefined) return Promise.resolve([]);
  const trials = [...zaloTrials(config, publicUrl, clock()), ...messengerTrials(config, publicUrl)];
  return Promise.all(trials.map(async (trial) => findingOf(trial, await ask(trial.question))));
};

function findingOf({ check, status, text, cure }: Trial, answer: Answer): Finding {
  const isRight =
    answer.kind === 'answer' &&
    answer.status === status &&
    (text === undefined || answer.text === text);
  if (isRight) return ok(check, seenOf(answer));
  return fail(check, `${seenOf(answer)}, expected HTTP ${status}`, cure);
}

function zaloTrials(config: Config, publicUrl: string, now: number): readonly Trial[] {
  const { zalo } = config;
  if (!zalo) return [];
  const url = `${publicUrl}/webhooks/zalo`;
  // No event of Zalo's: it is counted as unknown and ignored.
  const event = { app_id: zalo.appId, event_name: 'ansinh_doctor', timestamp: `${now}` };
  const body = Buffer.from(JSON.stringify(event));
  const { headers } = signed('zalo', body, config);
  return [
    {
      check: 'Zalo webhook, the empty {} of the console',
      question: { url, body: Buffer.from('{}') },
      status: 200,
      cure: `${PROXY}; ${SAME}`,
    },
    {
      check: 'Zalo webhook, signed with ZALO_OA_SECRET_KEY',
      question: { url, body, headers: given(headers) },
      status: 200,
      cure: `${SAME}; the proxy must not change the body. The key is the OA Secret Key of the webhook settings`,
    },
    {
      check: 'Zalo webhook, signed wrongly',
      question: { url, body, headers: { 'x-zevent-signature': `mac=${'0'.repeat(64)}` } },
      status: 401,
      cure: `${PROXY}; what answers there is not An Sinh`,
    },
  ];
}

function messengerTrials(config: Config, publicUrl: string): readonly Trial[] {
  const { messenger } = config;
  if (!messenger) return [];
  const url = `${publicUrl}/webhooks/messenger`;
  const body = Buffer.from('{"object":"page","entry":[]}');
  const { headers } = signed('messenger', body, config);
  return [
    {
      check: 'Messenger webhook, MESSENGER_VERIFY_TOKEN',
      question: { url: subscribing(url, messenger.verifyToken) },
      status: 200,
      text: CHALLENGE,
      cure: `${SAME}; enter the same word as verify token in the app's webhook settings`,
    },
    {
      check: 'Messenger webhook, another verify token',
      question: { url: subscribing(url, `not-${CHALLENGE}`) },
      status: 403,
      cure: `${PROXY}; what answers there is not An Sinh`,
    },
    {
      check: 'Messenger webhook, signed with MESSENGER_APP_SECRET',
      question: { url, body, headers: given(headers) },
      status: 200,
      cure: `${SAME}; the proxy must not change the body`,
    },
    {
      check: 'Messenger webhook, signed wrongly',
      question: { url, body, headers: { 'x-hub-signature-256': FORGED } },
      status: 401,
      cure: `${PROXY}; what answers there is not An Sinh`,
    },
  ];
}

function subscribing(url: string, token: string): string {
  const query = { 'hub.mode': 'subscribe', 'hub.verify_token': token, 'hub.challenge': CHALLENGE };
  return `${url}?${new URLSearchParams(query).toString()}`;
}

function given(
  headers: Readonly<Record<string, string | undefined>>,
): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(headers).flatMap(([name, value]) =>
      value === undefined ? [] : [[name, value]],
    ),
  );
}
