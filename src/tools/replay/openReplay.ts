import { openEmbedded } from '../../adapters/database/openDatabase.ts';
import { readJson } from '../../adapters/channels/readJson.ts';
import { compose, type Program } from '../../compose/compose.ts';
import type { Config } from '../../config.ts';
import type { Log } from '../../conversation/ports.ts';
import type { ChannelName } from '../../core/shared/contact.ts';
import { configFor } from './accounts.ts';
import { startFakePlatform } from './fakePlatform.ts';
import { makeLedger } from './ledger.ts';
import type { Recording, Verdict } from './recordings.ts';
import { replayAnswer } from './replayAnswer.ts';
import { replaySignature } from './replaySignature.ts';
import { replayWebhook } from './replayWebhook.ts';

/** A run over one folder: one database in memory, one fake platform. */
export interface Replay {
  play(recording: Recording): Promise<Verdict>;
  close(): Promise<void>;
}

/** The program on the account that a payload is addressed to. */
export interface ProgramFor {
  readonly config: Config;
  readonly port: number;
  /** Lets the program live at the time when a payload was sent, lest it be too old to answer. */
  liveAt(time: number): void;
  /** Names of errors logged since this was asked last. */
  takeErrors(): readonly string[];
}

export async function openReplay(channel: ChannelName): Promise<Replay> {
  const database = await openEmbedded(undefined);
  const platform = await startFakePlatform();
  const ledger = makeLedger(database.queries);
  const { log, takeErrors } = rememberErrors();
  let now = Date.now();
  let running: { program: Program; for: ProgramFor } | undefined;

  return {
    async play(recording) {
      const { kind, bytes } = recording;
      if (kind === 'signature') return replaySignature(channel, bytes);
      const config = configFor(channel, kind === 'webhook' ? readJson(bytes) : {}, platform.url);
      if (kind === 'api') return replayAnswer(channel, bytes, { config, platform });
      return replayWebhook(channel, bytes, { ...(await programOn(config)), platform, ledger });
    },
    async close() {
      await running?.program.stop();
      await platform.close();
      await database.close();
    },
  };

  /** One at a time: two programs on one database would answer each other's people. */
  async function programOn(config: Config): Promise<ProgramFor> {
    if (running && accountLine(running.for.config) === accountLine(config)) return running.for;
    await running?.program.stop();
    const shared = { ...database, close: () => Promise.resolve() };
    const program = await compose(config, { log, clock: () => now, database: shared });
    const { port } = await program.start();
    const liveAt = (time: number) => (now = time);
    running = { program, for: { config, port, takeErrors, liveAt } };
    return running.for;
  }
}

function accountLine({ zalo, messenger }: Config): string {
  return JSON.stringify([zalo?.appId, zalo?.oaId, messenger?.pageId]);
}

function rememberErrors(): { readonly log: Log; readonly takeErrors: () => readonly string[] } {
  let errors: string[] = [];
  const nothing = () => undefined;
  const remember = (event: string) => {
    // A recording may tell of trouble with the account; that it was raised is right.
    if (event !== 'incident_opened') errors.push(event);
  };
  return {
    log: { debug: nothing, info: nothing, warn: nothing, error: remember },
    takeErrors() {
      const taken = errors;
      errors = [];
      return taken;
    },
  };
}
