/**
 * A process that renews Zalo's token when it is told to: `go TOKEN` on stdin asks for another than the
 * refused TOKEN; a line on stdout tells what came of it. Environment: DATABASE, ZALO, all else fixed.
 */
import { createInterface } from 'node:readline';
import { zaloAccessToken } from '../../src/adapters/channels/zalo/accessToken.ts';
import { openPostgres } from '../../src/adapters/database/openDatabase.ts';
import { databaseTokens } from '../../src/adapters/database/tokens.ts';
import { DeliveryError } from '../../src/conversation/ports.ts';
import { ZALO } from './testAccounts.ts';

const { DATABASE = '', ZALO_URL = '' } = process.env;
const database = await openPostgres(DATABASE, () => undefined);
const silent = () => undefined;

process.stdout.write('ready\n');
for await (const line of createInterface({ input: process.stdin })) {
  // A fresh one each time: as after a restart, nothing is remembered but what the store holds.
  const token = zaloAccessToken({
    config: { ...ZALO, openapiUrl: ZALO_URL, oauthUrl: ZALO_URL },
    tokens: databaseTokens({ database, clock: Date.now }),
    clock: Date.now,
    timeout: 10_000,
    log: { warn: silent },
    troubles: { raise: silent, clear: silent },
  });
  process.stdout.write(`${await outcome(token.replace(line))}\n`);
}

async function outcome(work: Promise<string>): Promise<string> {
  try {
    return `got ${await work}`;
  } catch (error) {
    return `failed ${error instanceof DeliveryError ? error.code : String(error)}`;
  }
}
