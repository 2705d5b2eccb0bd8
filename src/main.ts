import { compose, type Program } from './compose/compose.ts';
import { ConfigRefused, readConfig, type Config } from './config.ts';
import { winstonLog } from './adapters/logging/winstonLog.ts';
import type { Log } from './conversation/ports.ts';

/** A process manager waits ten seconds after SIGTERM; what is not done by then waits in the database. */
const LONGEST_FAREWELL_MS = 9_000;

const config = configOrExit();
const log = winstonLog({ level: config.logLevel, sink: process.stdout });
process.on('unhandledRejection', (error) => {
  log.error('unhandled_rejection', { error });
});
await run(config, log);

function configOrExit(): Config {
  try {
    return readConfig(process.env);
  } catch (error) {
    if (!(error instanceof ConfigRefused)) throw error;
    process.stderr.write(`${error.message}\n`);
    process.exit(1);
  }
}

async function run(config: Config, log: Log): Promise<void> {
  try {
    const program = await compose(config, { log, clock: Date.now });
    const { port } = await program.start();
    log.info('listening', { host: config.host, port });
    process.once('SIGTERM', () => void stop(program, log));
    process.once('SIGINT', () => void stop(program, log));
  } catch (error) {
    log.error('start_failed', { error });
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    process.exit(1);
  }
}

async function stop(program: Program, log: Log): Promise<void> {
  log.info('stopping');
  const deadline = setTimeout(() => process.exit(0), LONGEST_FAREWELL_MS);
  deadline.unref();
  await program.stop();
  log.info('stopped');
  process.exit(0);
}
