import { smtpMailer } from '../../adapters/mail/smtpMailer.ts';
import { fail, ok } from './finding.ts';
import type { Check } from './surroundings.ts';

const CHECK = 'e-mail';
const OFF = 'or remove SMTP_URL and MAIL_FROM to tell nobody by e-mail';

/** Whether the SMTP server answers and lets us in; nothing is sent. */
export const checkMail: Check = async ({ config: { mail } }) => {
  if (!mail) return [ok(CHECK, 'off: SMTP_URL is not set')];
  const { host } = new URL(mail.url);
  try {
    await smtpMailer(mail).verify();
    return [ok(CHECK, `${host} lets us in`)];
  } catch (error) {
    const seen = `${host}: ${codeOf(error)}`;
    return [fail(CHECK, seen, `see that SMTP_URL has the right server and password, ${OFF}`)];
  }
};

/** The text of a server can hold anything; its code cannot. */
function codeOf(error: unknown): string {
  if (typeof error !== 'object' || error === null) return 'unknown';
  const response = 'responseCode' in error ? ` ${String(error.responseCode)}` : '';
  return `${'code' in error ? String(error.code) : 'unknown'}${response}`;
}
