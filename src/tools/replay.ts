import { parseArgs } from 'node:util';
import { CHANNELS } from '../core/shared/contact.ts';
import { choose } from './options.ts';
import { openReplay } from './replay/openReplay.ts';
import { readRecordings } from './replay/recordings.ts';
import { runTool, Unusable } from './runTool.ts';

/**
 * `npm run replay -- DIR --channel zalo|messenger`: sends every recorded payload of a folder through
 * the composed program against a fake platform, and prints a line per file. Exit code 1 when any
 * of them failed, or when there was nothing to replay.
 */
await runTool(async () => {
  const { values, positionals } = parseArgs({
    options: { channel: { type: 'string' } },
    allowPositionals: true,
  });
  const channel = choose('--channel', values.channel, CHANNELS);
  const [folder] = positionals;
  if (folder === undefined) throw new Unusable('name the folder with the payloads');

  const recordings = await readRecordings(folder);
  const replay = await openReplay(channel);
  let failed = 0;
  for (const recording of recordings) {
    const { told, failures } = await replay.play(recording);
    if (failures.length > 0) failed += 1;
    const verdict = failures.length > 0 ? 'FAIL' : 'ok  ';
    process.stdout.write(`${verdict} ${[`${recording.name}: ${told}`, ...failures].join(' | ')}\n`);
  }
  await replay.close();
  process.stdout.write(`${recordings.length - failed} ok, ${failed} failed\n`);
  if (failed > 0) process.exitCode = 1;
});
