import { describe, expect, it } from '@jest/globals';
import { ConfigRefused, readConfig } from '../../src/config.ts';

const PUBLIC_URL = 'https://ansinh.example.vn';
const MAIL = {
  SMTP_URL: 'smtps://desk:hidden-word@smtp.example.vn',
  MAIL_FROM: 'An Sinh <desk@example.vn>',
  PUBLIC_URL,
};
const CRM = {
  CRM_WEBHOOK_URL: 'https://crm.example.vn/leads',
  CRM_WEBHOOK_SECRET: 'hidden-word-of-thirty-two-signs-or-more',
};

describe('the settings of e-mail and the CRM', () => {
  it('without any of them nobody is told there', () => {
    expect(readConfig({})).toMatchObject({ mail: undefined, crm: undefined });
  });

  it('with all of them: on, and nobody is named to the CRM unless that is said', () => {
    expect(readConfig({ ...MAIL, ...CRM })).toMatchObject({
      mail: { url: MAIL.SMTP_URL, from: MAIL.MAIL_FROM },
      crm: { url: CRM.CRM_WEBHOOK_URL, secret: CRM.CRM_WEBHOOK_SECRET, personal: false },
    });
    expect(readConfig({ ...CRM, CRM_WEBHOOK_PERSONAL: 'on' }).crm?.personal).toBe(true);
  });

  it('a CRM on this machine may be asked over http', () => {
    const CRM_WEBHOOK_URL = 'http://127.0.0.1:8080/leads';

    expect(readConfig({ ...CRM, CRM_WEBHOOK_URL }).crm?.url).toBe(CRM_WEBHOOK_URL);
  });

  it.each([
    [{ SMTP_URL: MAIL.SMTP_URL, PUBLIC_URL }, 'MAIL_FROM is missing'],
    [{ MAIL_FROM: MAIL.MAIL_FROM }, 'SMTP_URL is missing'],
    [{ ...MAIL, PUBLIC_URL: '' }, 'PUBLIC_URL is missing'],
    [{ ...MAIL, SMTP_URL: 'https://hidden-word.example' }, 'SMTP_URL must be'],
    [{ ...MAIL, MAIL_FROM: 'nobody' }, 'MAIL_FROM must be'],
    [{ ...MAIL, MAIL_FROM: 'a <a@b.vn>\r\nBcc: c@d.vn' }, 'MAIL_FROM must be'],
    [{ CRM_WEBHOOK_URL: CRM.CRM_WEBHOOK_URL }, 'CRM_WEBHOOK_SECRET is missing'],
    [{ CRM_WEBHOOK_SECRET: CRM.CRM_WEBHOOK_SECRET }, 'CRM_WEBHOOK_URL is missing'],
    [{ ...CRM, CRM_WEBHOOK_URL: 'http://crm.example.vn' }, 'CRM_WEBHOOK_URL must be https'],
    [{ ...CRM, CRM_WEBHOOK_URL: 'crm' }, 'CRM_WEBHOOK_URL must be'],
    [{ ...CRM, CRM_WEBHOOK_SECRET: 'short' }, 'CRM_WEBHOOK_SECRET must have'],
    [{ ...CRM, CRM_WEBHOOK_PERSONAL: 'yes' }, 'CRM_WEBHOOK_PERSONAL must be'],
  ])('%p is refused with the cure and without a secret', (environment, cure) => {
    const read = () => readConfig(environment);

    expect(read).toThrow(ConfigRefused);
    expect(read).toThrow(cure);
    expect(read).not.toThrow('hidden-word');
  });
});
