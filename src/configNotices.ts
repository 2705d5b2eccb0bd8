import { z } from 'zod';
import { serverUrl } from './configFields.ts';

/** Who is told what happens to leads: settings of e-mail and of the CRM. */

interface MailSettings {
  /** `smtp://` or `smtps://`, with user and password. */
  readonly url: string;
  readonly from: string;
}

interface CrmSettings {
  readonly url: string;
  readonly secret: string;
  /** True when names and phones may go there. */
  readonly personal: boolean;
}

export interface NoticeSettings {
  /** Where e-mail goes out; undefined: nobody is told by e-mail. */
  readonly mail: MailSettings | undefined;
  /** Who is told what happens to leads; undefined: nobody. */
  readonly crm: CrmSettings | undefined;
}

type Given = Readonly<Record<string, string | undefined>>;

const SHORTEST_SECRET = 32;
const LOOPBACK: readonly string[] = ['127.0.0.1', '[::1]', 'localhost'];
const SENDER = /^([^<>\r\n]+<[^\s<>@]+@[^\s<>@]+>|[^\s<>@]+@[^\s<>@]+)$/;

export const noticeFields = {
  SMTP_URL: serverUrl(
    'SMTP_URL',
    /^smtps?$/,
    'smtps://user:password@smtp.example.vn:465',
  ).optional(),
  MAIL_FROM: z
    .string()
    .regex(SENDER, 'MAIL_FROM must be an address like "An Sinh <desk@example.vn>"')
    .optional(),
  CRM_WEBHOOK_URL: z
    .url({ protocol: /^https?$/, error: 'CRM_WEBHOOK_URL must be an https URL' })
    .refine(
      isSafe,
      'CRM_WEBHOOK_URL must be https: only this machine itself may be asked over http',
    )
    .optional(),
  CRM_WEBHOOK_SECRET: z
    .string()
    .min(
      SHORTEST_SECRET,
      `CRM_WEBHOOK_SECRET must have ${SHORTEST_SECRET} characters or more, e.g. from "openssl rand -base64 32"`,
    )
    .optional(),
  CRM_WEBHOOK_PERSONAL: z
    .enum(['on', 'off'], { error: 'CRM_WEBHOOK_PERSONAL must be on or off' })
    .default('off'),
};

function isSafe(url: string): boolean {
  // What is no address at all was refused already.
  if (!URL.canParse(url)) return true;
  const { protocol, hostname } = new URL(url);
  return protocol === 'https:' || LOOPBACK.includes(hostname);
}

/** Both of a pair, or neither; and what they need beside. */
export function halfNotices(set: Given): string[] {
  return [
    ...half(set, ['SMTP_URL', 'MAIL_FROM'], 'tell nobody by e-mail'),
    ...half(set, ['CRM_WEBHOOK_URL', 'CRM_WEBHOOK_SECRET'], 'tell no CRM'),
    ...withoutAddress(set),
  ];
}

function half(set: Given, names: readonly string[], otherwise: string): string[] {
  const missing = names.filter((name) => set[name] === undefined);
  const given = names.filter((name) => set[name] !== undefined);
  if (missing.length === 0 || given.length === 0) return [];
  return [
    `${missing.join(', ')} is missing: set it, or remove ${given.join(', ')} to ${otherwise}`,
  ];
}

function withoutAddress(set: Given): string[] {
  if (set['SMTP_URL'] === undefined || set['PUBLIC_URL'] !== undefined) return [];
  return [
    'PUBLIC_URL is missing: letters link to the desk; set it, or remove SMTP_URL and MAIL_FROM',
  ];
}

type NoticeValues = z.infer<z.ZodObject<typeof noticeFields>>;

export function toNotices(settings: NoticeValues): NoticeSettings {
  return { mail: toMail(settings), crm: toCrm(settings) };
}

function toMail({ SMTP_URL: url, MAIL_FROM: from }: NoticeValues): MailSettings | undefined {
  return url === undefined || from === undefined ? undefined : { url, from };
}

function toCrm(settings: NoticeValues): CrmSettings | undefined {
  const { CRM_WEBHOOK_URL: url, CRM_WEBHOOK_SECRET: secret } = settings;
  if (url === undefined || secret === undefined) return undefined;
  return { url, secret, personal: settings.CRM_WEBHOOK_PERSONAL === 'on' };
}
