import { z } from 'zod';
import { readJson } from '../../adapters/channels/readJson.ts';
import { seenOf, type Answer } from './ask.ts';
import { fail, ok, warning, type Finding } from './finding.ts';
import type { Check } from './surroundings.ts';

const LOOPBACK = ['127.0.0.1', 'localhost', '[::1]'];
const CHECK = 'PUBLIC_URL';
const REACHABLE = 'server reachable';

/** Whether the world finds this program where PUBLIC_URL says. */
export const checkPublicUrl: Check = async ({ config: { publicUrl, zalo, messenger }, ask }) => {
  if (publicUrl === undefined) {
    const cure =
      'set PUBLIC_URL to the public https address of the server, e.g. https://bot.example.vn';
    return [(zalo ?? messenger) ? fail(CHECK, 'not set', cure) : warning(CHECK, 'not set', cure)];
  }
  const answer = await ask({ url: `${publicUrl}/healthz` });
  return [addressOf(publicUrl), reachabilityOf(publicUrl, answer)];
};

function addressOf(publicUrl: string): Finding {
  const { protocol, hostname, origin } = new URL(publicUrl);
  if (protocol === 'https:') return ok(CHECK, origin);
  const cure =
    'put a proxy with a certificate in front of the server and write its https address into PUBLIC_URL';
  if (!LOOPBACK.includes(hostname)) return fail(CHECK, `${origin} is not https`, cure);
  return warning(CHECK, `${origin}: no platform reaches this machine's own address`, cure);
}

const healthSchema = z.object({ status: z.literal('ok') });

function reachabilityOf(publicUrl: string, answer: Answer): Finding {
  const { origin } = new URL(publicUrl);
  if (answer.kind === 'outage') {
    return fail(
      REACHABLE,
      `${origin}/healthz: ${seenOf(answer)}`,
      'start the server; see that the name points to this machine, the proxy runs, its certificate is good and port 443 is open',
    );
  }
  const isOurs =
    answer.status === 200 && healthSchema.safeParse(readJson(Buffer.from(answer.text))).success;
  if (isOurs) return ok(REACHABLE, `${origin}/healthz answers`);
  return fail(
    REACHABLE,
    `${origin}/healthz: ${seenOf(answer)}, not as An Sinh answers`,
    'see that the proxy passes every path on to the server and that the server runs (HOST and PORT)',
  );
}
