import { text } from 'node:stream/consumers';
import { enterGrant, keepUntried, type EnterTools } from '../adapters/channels/zalo/enterGrant.ts';
import { databaseTokens } from '../adapters/database/tokens.ts';
import { readConfig, type Config } from '../config.ts';
import { DeliveryError } from '../conversation/ports.ts';
import { intoDatabase } from './fromDatabase.ts';
import { runTool, Unusable } from './runTool.ts';

/** Milliseconds Zalo may take: whoever hangs up too early loses the pair. */
const TIMEOUT = 30_000;

/**
 * `npm run zalo:token -- REFRESH_TOKEN`, or the token on stdin (then it stands in no shell history):
 * exchanges a refresh token that the operator got from Zalo's console and stores the pair. Works while
 * the server runs on PostgreSQL. Never prints a token.
 */
await runTool(async () => {
  const config = readConfig(process.env);
  if (!config.zalo) throw new Unusable('Zalo is off: set the ZALO_* variables first.');
  const token = await tokenGiven();
  await intoDatabase(config, (database) => {
    const tokens = databaseTokens({ database, clock: Date.now });
    return enter(toolsFor(config.zalo, tokens), token);
  });
});

async function tokenGiven(): Promise<string> {
  const [argument] = process.argv.slice(2);
  const given = (argument ?? (await text(process.stdin))).trim();
  if (!/^[\x21-\x7e]{8,4096}$/.test(given)) {
    throw new Unusable('Give one refresh token, as an argument or on stdin.');
  }
  return given;
}

function toolsFor(config: Config['zalo'], tokens: EnterTools['tokens']): EnterTools {
  if (!config) throw new Unusable('Zalo is off.');
  const troubles = { raise: () => undefined, clear: () => undefined };
  return { config, tokens, troubles, clock: Date.now, timeout: TIMEOUT };
}

async function enter(tools: EnterTools, token: string): Promise<void> {
  try {
    const grant = { grant_type: 'refresh_token', refresh_token: token };
    const { expiresAt } = await enterGrant(tools, grant);
    const until = new Date(expiresAt).toISOString();
    process.stdout.write(`Stored. The access token lives until ${until} and renews itself.\n`);
  } catch (error) {
    if (!(error instanceof DeliveryError)) throw error;
    if (error.failure === 'needs_operator') {
      throw new Unusable(`Zalo refused this refresh token (${error.code}); the stored one stays.`);
    }
    await keepUntried(tools, token);
    process.stdout.write(
      `Stored untried: Zalo did not answer (${error.code}). The next send tries it.\n`,
    );
  }
}
