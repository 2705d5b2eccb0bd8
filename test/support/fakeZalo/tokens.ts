import { createHash, randomUUID } from 'node:crypto';
import type { Clock } from '../../../src/conversation/ports.ts';
import type { FakeAnswer, ReceivedCall } from '../loopback.ts';
import type { ZALO } from '../testAccounts.ts';
import { refusal } from './refusal.ts';

/** OAuth v4 with its rules: pairs die, refresh tokens and codes work once, codes are bound to a challenge. */
export interface FakeTokens {
  /** `POST /v4/oa/access_token`. */
  exchange(call: ReceivedCall): FakeAnswer;
  isAlive(accessToken: string | undefined): boolean;
  /** The owner consents on `GET /v4/oa/permission`; where the browser is sent back to. */
  consent(page: string, oaId?: string): string;
  renewals(): number;
  revokeAccessToken(): void;
  replaceRefreshToken(token: string): void;
  /** The only refresh token that is good. */
  refreshToken(): string;
}

interface FakeTokensNeeds {
  readonly account: typeof ZALO;
  readonly clock: Clock;
  readonly violate: (what: string) => void;
}

const ACCESS_LIFE = 25 * 60 * 60 * 1000;
const REFRESH_LIFE = 90 * 24 * 60 * 60 * 1000;
const CODE_LIFE = 10 * 60 * 1000;

interface Code {
  readonly challenge: string;
  readonly until: number;
}

export function fakeTokens({ account, clock, violate }: FakeTokensNeeds): FakeTokens {
  const codes = new Map<string, Code>();
  const used = new Set<string>();
  let renewals = 0;
  let accessToken: string | undefined;
  let accessUntil = 0;
  let refreshToken = account.refreshToken;
  let refreshUntil = clock() + REFRESH_LIFE;

  return {
    exchange({ headers, body }) {
      const form = new URLSearchParams(body);
      const isKnown =
        headers['secret_key'] === account.appSecret && form.get('app_id') === account.appId;
      if (!isKnown) return refusal(-14002, 'Invalid app');
      return form.get('grant_type') === 'authorization_code' ? fromCode(form) : fromRefresh(form);
    },
    isAlive: (token) => token !== undefined && token === accessToken && clock() < accessUntil,
    consent: (page, oaId = account.oaId) => consent(new URL(page), oaId),
    renewals: () => renewals,
    revokeAccessToken: () => (accessToken = undefined),
    replaceRefreshToken(token) {
      refreshToken = token;
      refreshUntil = clock() + REFRESH_LIFE;
    },
    refreshToken: () => refreshToken,
  };

  function fromRefresh(form: URLSearchParams): FakeAnswer {
    const given = form.get('refresh_token') ?? '';
    if (used.has(given)) violate('a refresh token was used twice');
    // A real answer can repeat the token, so this one does too: nobody may log it.
    if (given !== refreshToken) return refusal(-14014, `Invalid refresh token ${given}`);
    if (clock() > refreshUntil) return refusal(-14014, `Expired refresh token ${given}`);
    used.add(given);
    return pair();
  }

  function fromCode(form: URLSearchParams): FakeAnswer {
    const code = codes.get(form.get('code') ?? '');
    codes.delete(form.get('code') ?? '');
    if (!code || clock() > code.until) return refusal(-14010, 'Invalid code');
    const verifier = form.get('code_verifier') ?? '';
    const challenge = createHash('sha256').update(verifier).digest('base64url');
    if (verifier.length !== 43 || challenge !== code.challenge) {
      violate('the code verifier does not fit the challenge');
      return refusal(-14011, 'Invalid code verifier');
    }
    return pair();
  }

  function pair(): FakeAnswer {
    renewals += 1;
    accessToken = `zalo-access-token-${renewals}`;
    accessUntil = clock() + ACCESS_LIFE;
    refreshToken = `zalo-refresh-token-${renewals}`;
    refreshUntil = clock() + REFRESH_LIFE;
    const body = { access_token: accessToken, refresh_token: refreshToken, expires_in: '90000' };
    return { status: 200, body };
  }

  function consent(page: URL, oaId: string): string {
    const asked = page.searchParams;
    const [appId, target, challenge, state] = [
      'app_id',
      'redirect_uri',
      'code_challenge',
      'state',
    ].map((name) => asked.get(name) ?? '');
    if (page.pathname !== '/v4/oa/permission' || appId !== account.appId || !state || !target) {
      throw new Error(`Zalo would show an error (-14003) for ${page.pathname}`);
    }
    if (!/^[\w-]{43}$/.test(challenge ?? '')) violate('no code challenge');
    const code = randomUUID();
    codes.set(code, { challenge: challenge ?? '', until: clock() + CODE_LIFE });
    const back = new URL(target);
    back.search = new URLSearchParams({ code, oa_id: oaId, state }).toString();
    return back.href;
  }
}
