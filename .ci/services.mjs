import process from 'node:process';
import { Redis } from 'ioredis';
import pg from 'pg';

/** Fails, with the name of the service, when PostgreSQL or Redis does not answer. */
const client = new pg.Client({ connectionString: process.env.TEST_DATABASE_URL });
const redis = new Redis(process.env.TEST_REDIS_URL, {
  lazyConnect: true,
  retryStrategy: () => null,
});
redis.on('error', () => undefined);

await answered('PostgreSQL', async () => {
  await client.connect();
  const { rows } = await client.query('show server_version');
  await client.end();
  return rows[0].server_version;
});
await answered('Redis', async () => {
  await redis.connect();
  const pong = await redis.ping();
  redis.disconnect();
  return pong;
});

async function answered(name, ask) {
  try {
    process.stdout.write(`${name}: ${await ask()}\n`);
  } catch (error) {
    process.stderr.write(`${name} does not answer: ${error.message}\n`);
    process.exit(1);
  }
}
