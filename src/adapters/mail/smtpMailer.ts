import nodemailer from 'nodemailer';
import { z } from 'zod';
import type { Mailer } from '../../conversation/notices/mailRoad.ts';
import type { Told } from '../../conversation/notices/roads.ts';

export interface SmtpSettings {
  /** `smtp://` or `smtps://`, with user and password when the server asks for them. */
  readonly url: string;
  /** `An Sinh <desk@example.vn>` or a bare address. */
  readonly from: string;
  /** Milliseconds for each step of the talk with the server. */
  readonly timeout?: number;
}

/** A mailer that can also be asked whether its server would take something. */
export interface SmtpMailer extends Mailer {
  /** Resolves when the server answers and lets us in; rejects with why not. Sends nothing. */
  verify(): Promise<void>;
}

const TIMEOUT_MS = 10_000;

/** E-mail by any SMTP server; a connection for each letter: letters are few. */
export function smtpMailer({ url, from, timeout = TIMEOUT_MS }: SmtpSettings): SmtpMailer {
  const transport = nodemailer.createTransport({
    url,
    connectionTimeout: timeout,
    greetingTimeout: timeout,
    socketTimeout: timeout,
    dnsTimeout: timeout,
    // A letter is made here: nothing in it may be read from a file or an address.
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  return {
    async send(to, { subject, text, html }) {
      try {
        // As an object, an address is one address whatever signs are in it.
        await transport.sendMail({ from, to: { name: '', address: to }, subject, text, html });
        return { kind: 'told' };
      } catch (error) {
        return failureOf(error);
      }
    },
    async verify() {
      await transport.verify();
    },
  };
}

const smtpFailure = z.object({
  responseCode: z.number().optional(),
  code: z.string().optional(),
  command: z.string().optional(),
});

/** A final no to the recipient or to the letter is final; one to us is for the operator to mend. */
function failureOf(error: unknown): Told {
  const { responseCode, code = 'unknown', command } = smtpFailure.catch({}).parse(error);
  if (responseCode === undefined) return { kind: 'again', code: code.toLowerCase() };
  const isFinal = responseCode >= 500 && /^(RCPT|DATA)/.test(command ?? '');
  const told = `smtp_${responseCode}`;
  return isFinal ? { kind: 'closed', code: told } : { kind: 'again', code: told };
}
