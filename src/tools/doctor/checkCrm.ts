import { webhookCrm } from '../../adapters/crm/webhookCrm.ts';
import { fail, ok, type Finding } from './finding.ts';
import type { Check } from './surroundings.ts';

const CHECK = 'CRM';

/** Whether the CRM takes a signed `ping`, which tells of no lead. */
export const checkCrm: Check = async ({ config: { crm }, clock }) => {
  if (!crm) return [ok(CHECK, 'off: CRM_WEBHOOK_URL is not set')];
  const there = webhookCrm(crm, clock);
  const at = new Date(clock()).toISOString();
  const answer = await there.send({ id: `ping-${clock()}`, type: 'ping', at });
  const people = crm.personal ? 'with names and phones' : 'without names and phones';
  if (answer.kind === 'taken')
    return [ok(CHECK, `${there.host} took a ping; it is told ${people}`)];
  return [refusal(there.host, answer.code)];
};

function refusal(host: string, code: string): Finding {
  const cure =
    code === 'http_401' || code === 'http_403'
      ? 'give CRM_WEBHOOK_SECRET to the CRM, and see that it checks as docs/crm-webhook.md says'
      : 'see that CRM_WEBHOOK_URL is right and answers 2xx to a "ping" within 10 seconds';
  return fail(CHECK, `${host}: ${code}`, cure);
}
