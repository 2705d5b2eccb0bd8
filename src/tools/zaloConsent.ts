import { consentLink } from '../adapters/channels/zalo/consent.ts';
import { readConfig } from '../config.ts';
import { runTool, Unusable } from './runTool.ts';

/**
 * `npm run zalo:consent`: prints a link, good once and for ten minutes, with which the owner of the
 * Official Account lets the running program speak for it. Needs no database: also on the embedded one.
 */
await runTool(() => {
  const { zalo: config, publicUrl } = readConfig(process.env);
  if (!config) throw new Unusable('Zalo is off: set the ZALO_* variables first.');
  if (publicUrl === undefined) {
    throw new Unusable('PUBLIC_URL is missing: Zalo must find the way back to this server.');
  }
  process.stdout.write(`${consentLink({ config, publicUrl }, Date.now())}\n`);
  return Promise.resolve();
});
