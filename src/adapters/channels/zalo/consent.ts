import { createHash, createHmac, randomBytes } from 'node:crypto';
import type {
  AccountConsent,
  ConsentAnswer,
  ConsentOutcome,
  ConsentStore,
} from '../../../conversation/accountConsent.ts';
import { DeliveryError, type Log } from '../../../conversation/ports.ts';
import { isSameDigest } from '../isSameDigest.ts';
import { enterGrant, type EnterTools } from './enterGrant.ts';

/** What the consent is made of. */
export interface ConsentNeeds extends EnterTools {
  readonly consents: ConsentStore;
  readonly log: Pick<Log, 'info' | 'warn'>;
  /** Where the world reaches us, without a slash at the end; the console must know the callback. */
  readonly publicUrl: string;
}

/** How long the operator's link works, and how long Zalo's page may take, in milliseconds. */
const LINK_LIFE = 10 * 60 * 1000;
const STATE_LIFE = 10 * 60 * 1000;

/**
 * The consent of the Official Account's owner: `{oauth}/v4/oa/permission` and back, with a state that
 * works once and PKCE (verifier of 43 characters, challenge its SHA-256 in base64url;
 * docs.zaloplatforms.com, OA, "Xác thực và ủy quyền").
 */
export function zaloConsent(needs: ConsentNeeds): AccountConsent {
  const { config, consents, clock, publicUrl } = needs;
  return {
    async start(link) {
      if (!isOurs(link, config.appSecret, clock())) return { kind: 'refused' };
      const [state, verifier] = [secret(), secret()];
      const consent = { linkHash: hashOf(link), stateHash: hashOf(state), verifier };
      if (!(await consents.begin({ ...consent, beganAt: clock() }))) return { kind: 'refused' };
      const url = new URL(`${config.oauthUrl}/v4/oa/permission`);
      url.searchParams.set('app_id', config.appId);
      url.searchParams.set('redirect_uri', `${publicUrl}/oauth/zalo/callback`);
      url.searchParams.set(
        'code_challenge',
        createHash('sha256').update(verifier).digest('base64url'),
      );
      url.searchParams.set('state', state);
      return { kind: 'redirect', url: url.href };
    },
    async finish(answer) {
      const outcome = await finish(needs, answer);
      needs.log.info('zalo_consent', { outcome });
      return outcome;
    },
  };
}

async function finish(needs: ConsentNeeds, answer: ConsentAnswer): Promise<ConsentOutcome> {
  try {
    return await taken(needs, answer);
  } catch (error) {
    if (error instanceof DeliveryError && error.failure === 'needs_operator') return 'refused';
    needs.log.warn('zalo_consent_failed', { error });
    return 'no_answer';
  }
}

async function taken(
  needs: ConsentNeeds,
  { code = '', oaId, state = '' }: ConsentAnswer,
): Promise<ConsentOutcome> {
  const { config, consents, clock } = needs;
  const verifier = await consents.take(hashOf(state), clock() - STATE_LIFE);
  if (verifier === undefined) return 'expired';
  if (code === '') return 'declined';
  if (oaId !== config.oaId) return 'other_account';
  await enterGrant(needs, { grant_type: 'authorization_code', code, code_verifier: verifier });
  return 'stored';
}

/**
 * A link that starts a consent, once and within ten minutes: its time and its chance, signed with the
 * app secret, so that whoever prints it needs no database. `now` is epoch milliseconds.
 */
export function consentLink(
  { config, publicUrl }: Pick<ConsentNeeds, 'config' | 'publicUrl'>,
  now: number,
): string {
  const word = `${now + LINK_LIFE}.${secret()}`;
  const key = `${word}.${sealOf(word, config.appSecret).toString('hex')}`;
  return `${publicUrl}/oauth/zalo/start?key=${key}`;
}

function isOurs(link: string, appSecret: string, now: number): boolean {
  const [, word = '', until, seal = ''] =
    /^((\d{1,15})\.[\w-]{43})\.([0-9a-f]{64})$/.exec(link) ?? [];
  return isSameDigest(seal, sealOf(word, appSecret)) && now < Number(until);
}

/** The purpose stands in it, so that the seal fits nothing else that the app secret signs. */
function sealOf(word: string, appSecret: string): Buffer {
  return createHmac('sha256', appSecret).update(`zalo consent ${word}`).digest();
}

/** 43 characters of chance. */
function secret(): string {
  return randomBytes(32).toString('base64url');
}

function hashOf(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
