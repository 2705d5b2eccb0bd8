import type { Config } from '../../config.ts';
import { checkAuthors } from './checkAuthors.ts';
import { checkCrm } from './checkCrm.ts';
import { checkDatabase } from './checkDatabase.ts';
import { checkIncidents } from './checkIncidents.ts';
import { checkMail } from './checkMail.ts';
import { checkMessenger } from './checkMessenger.ts';
import { checkModel } from './checkModel.ts';
import { checkPublicUrl } from './checkPublicUrl.ts';
import { checkWebhooks } from './checkWebhooks.ts';
import { checkZalo } from './checkZalo.ts';
import { fail, type Finding } from './finding.ts';
import type { Check, Surroundings } from './surroundings.ts';

/** In the order in which an operator would mend them. */
const CHECKS: readonly (readonly [string, Check])[] = [
  ['database', checkDatabase],
  ['flows and content', checkAuthors],
  ['PUBLIC_URL', checkPublicUrl],
  ['webhooks', checkWebhooks],
  ['Zalo', checkZalo],
  ['Messenger', checkMessenger],
  ['language model', checkModel],
  ['e-mail', checkMail],
  ['CRM', checkCrm],
  ['incidents', checkIncidents],
];

/** Looks at everything, one after the other. Changes nothing at a platform and uses up no token. Never rejects. */
export async function examine(surroundings: Surroundings): Promise<readonly Finding[]> {
  const findings: Finding[] = [];
  for (const [name, check] of CHECKS) {
    findings.push(...(await check(surroundings).catch((error: unknown) => [broken(name, error)])));
  }
  return findings;
}

/** The message of a stranger's error can hold anything. */
function broken(name: string, error: unknown): Finding {
  const kind = error instanceof Error ? error.name : 'unknown';
  return fail(name, `could not be looked at (${kind})`, 'tell the developers, with this line');
}

/** Shorter words stand in many an innocent line. */
const SHORTEST = 6;

/** Every secret of a configuration: none of them may stand in what is shown. */
export function secretsOf({
  zalo,
  messenger,
  model,
  databaseUrl,
  mail,
  crm,
  ...more
}: Config): readonly string[] {
  return [
    zalo?.appSecret,
    zalo?.oaSecretKey,
    zalo?.refreshToken,
    messenger?.appSecret,
    messenger?.pageAccessToken,
    messenger?.verifyToken,
    model?.apiKey,
    databaseUrl,
    ...secretsOfNotices({ mail, crm }),
    more.redisUrl,
    more.sessionSecret,
  ].flatMap((secret = '') => (secret.length < SHORTEST ? [] : [secret]));
}

function secretsOfNotices({ mail, crm }: Pick<Config, 'mail' | 'crm'>): (string | undefined)[] {
  return [...(mail ? [mail.url, passwordIn(mail.url)] : []), crm?.secret];
}

/** A server may repeat a password in what it answers. */
function passwordIn(url: string): string {
  return decodeURIComponent(new URL(url).password);
}
