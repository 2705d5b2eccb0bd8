import { zaloClient, type ZaloAccount } from '../../adapters/channels/zalo/client.ts';
import { ANSWER_TIMEOUT } from '../../adapters/channels/postForAnswer.ts';
import type { ZaloSettings } from '../../config.ts';
import { DeliveryError, type TokenPair } from '../../conversation/ports.ts';
import { fail, ok, warning, type Finding } from './finding.ts';
import { readiness } from './readiness.ts';
import type { Check, Surroundings } from './surroundings.ts';

const TOKENS = 'Zalo tokens';
const ACCOUNT = 'Zalo account';
const A_DAY = 24 * 60 * 60 * 1000;
/** A refresh token lives three months (docs.zaloplatforms.com, OA, "Xác thực và ủy quyền"). */
const DEAD_IN_DAYS = 90;
const OLD_IN_DAYS = 75;
const NEW_TOKEN =
  'bring a new authorisation: "npm run zalo:consent" prints a link for the owner, or "npm run zalo:token" takes a refresh token of the console';
const UNTRIED = 'the refresh token entered last is untried, for Zalo did not answer then';
const NOT_YET =
  'start the server, which exchanges the refresh token in its first two minutes, and look again';
const NOT_REFUSED =
  'look again in some minutes; when it stays, see whether this machine may reach Zalo';

/** Whether the stored tokens live and open our Official Account. No token is used up by it. */
export const checkZalo: Check = async (surroundings) => {
  const { zalo } = surroundings.config;
  if (!zalo) return [ok('Zalo', 'off: none of its secrets is set')];
  const records = await surroundings.readRecords();
  if (records.kind === 'in_use') return [await toldByServer(surroundings)];
  if (records.kind !== 'read') {
    return [
      warning(TOKENS, 'not looked at: the database cannot be read', 'mend the database first'),
    ];
  }
  if (records.zaloPair) return storedPair(records.zaloPair, zalo, surroundings.clock);
  return [warning(TOKENS, 'none is stored yet', NOT_YET)];
};

const NOT_TOLD = { state: 'not told', code: '' };

async function toldByServer(surroundings: Surroundings): Promise<Finding> {
  const { state, code = '' } = (await readiness(surroundings))?.accounts.zalo ?? NOT_TOLD;
  const seen = `as the server saw it last: ${state} ${code}`;
  if (state === 'ok') return ok(ACCOUNT, seen);
  if (state === 'failing') return fail(ACCOUNT, seen, NEW_TOKEN);
  return warning(ACCOUNT, seen, 'wait two minutes after the start of the server and look again');
}

async function storedPair(
  pair: TokenPair,
  zalo: ZaloSettings,
  clock: Surroundings['clock'],
): Promise<readonly Finding[]> {
  if (pair.accessToken === '') return [warning(TOKENS, UNTRIED, NOT_YET)];
  const age = ageOf(pair, clock());
  if (pair.expiresAt > clock()) return [age, ...(await accountOf(pair, zalo, clock))];
  const until = new Date(pair.expiresAt).toISOString().slice(0, 16);
  const cure = `start the server, which renews it within two minutes; when that does not help, ${NEW_TOKEN}`;
  return [age, fail('Zalo access token', `dead since ${until} (UTC)`, cure)];
}

function ageOf({ renewedAt }: TokenPair, now: number): Finding {
  const days = Math.floor((now - renewedAt) / A_DAY);
  const seen = `the refresh token is ${days} days old`;
  if (days >= DEAD_IN_DAYS) return fail(TOKENS, `${seen} and lives ${DEAD_IN_DAYS}`, NEW_TOKEN);
  if (days < OLD_IN_DAYS) return ok(TOKENS, seen);
  return warning(
    TOKENS,
    `${seen} and dies at ${DEAD_IN_DAYS}`,
    `let the server run: it renews it by itself; when it cannot, ${NEW_TOKEN}`,
  );
}

async function accountOf(
  { accessToken }: TokenPair,
  zalo: ZaloSettings,
  clock: Surroundings['clock'],
): Promise<readonly Finding[]> {
  try {
    const account = await clientOf(accessToken, zalo, clock).account();
    return [ownerOf(account, zalo.oaId), verificationOf(account)];
  } catch (error) {
    if (error instanceof TokenDead) {
      return [
        fail(ACCOUNT, 'Zalo refuses the stored access token (-216, -220 or -124)', NEW_TOKEN),
      ];
    }
    if (!(error instanceof DeliveryError)) throw error;
    const cure =
      error.failure === 'needs_operator'
        ? "look the code up in Zalo's table of errors; mostly the app or the account lacks a right in the console"
        : NOT_REFUSED;
    return [fail(ACCOUNT, `getoa fails (${error.code})`, cure)];
  }
}

class TokenDead extends Error {
  override readonly name = 'TokenDead';
}

/** A client that never renews: a refresh token works once. */
function clientOf(accessToken: string, { openapiUrl }: ZaloSettings, clock: Surroundings['clock']) {
  return zaloClient({
    openapiUrl,
    clock,
    timeout: ANSWER_TIMEOUT,
    accessToken: {
      current: () => Promise.resolve(accessToken),
      replace: () => Promise.reject(new TokenDead()),
      checkAge: () => Promise.resolve(),
    },
  });
}

function ownerOf({ oaId }: ZaloAccount, ours: string): Finding {
  if (oaId === ours) return ok(ACCOUNT, `the token opens ${ours}`);
  const cure =
    'write the id of the right account into ZALO_OA_ID, or let its owner consent ("npm run zalo:consent")';
  if (oaId !== undefined) return fail(ACCOUNT, `the token opens ${oaId}, not ${ours}`, cure);
  return warning(ACCOUNT, 'getoa does not tell whose token it is', `see docs/go-live.md; ${cure}`);
}

function verificationOf({ isVerified, packageName }: ZaloAccount): Finding {
  const check = 'Zalo verification';
  const paid = `package ${packageName ?? 'not told'}`;
  if (isVerified === true) return ok(check, `verified, ${paid}`);
  const cure = 'verify the Official Account at oa.zalo.me: others may not use every call';
  if (isVerified === false) return fail(check, `not verified, ${paid}`, cure);
  return warning(check, `not told, ${paid}`, cure);
}
