import { parseArgs } from 'node:util';
import { openGraph } from '../adapters/channels/messenger/graph.ts';
import { pageClient, type PageClient } from '../adapters/channels/messenger/pageClient.ts';
import {
  PROFILE_PARTS,
  profileDifferences,
  toGraphProfile,
  type ProfileDifference,
} from '../adapters/channels/messenger/profile.ts';
import { ANSWER_TIMEOUT } from '../adapters/channels/postForAnswer.ts';
import { loadProfile } from '../adapters/files/loadOpenings.ts';
import { readConfig } from '../config.ts';
import { runTool, Unusable } from './runTool.ts';

type Profile = Readonly<Record<string, unknown>>;

/**
 * `npm run messenger:profile [-- --dry-run]`: shows where the Page's Messenger profile differs from
 * `content/messenger/profile.yaml`, sets it and reads it back. With `--dry-run` nothing is set.
 */
await runTool(async () => {
  const { values } = parseArgs({ options: { 'dry-run': { type: 'boolean', default: false } } });
  const { messenger: config, contentDir } = readConfig(process.env);
  if (!config) throw new Unusable('Set the MESSENGER_* variables of the Page first.');
  const wanted = toGraphProfile((await loadProfile(contentDir)).value);
  const page = pageClient(openGraph({ config, clock: Date.now, timeout: ANSWER_TIMEOUT }));

  const differences = profileDifferences(await page.profile(PROFILE_PARTS), wanted);
  for (const difference of differences) process.stdout.write(told(difference));
  if (differences.length === 0) {
    process.stdout.write('The profile is live as the file says.\n');
    return;
  }
  if (values['dry-run']) return;
  await set(page, wanted, differences);
  process.stdout.write('Set and read back.\n');
});

/** The whole profile at once: the menu is only taken together with “Get started”. */
async function set(
  page: PageClient,
  wanted: Profile,
  differences: readonly ProfileDifference[],
): Promise<void> {
  const unwanted = differences.filter((each) => each.wanted === undefined).map(({ part }) => part);
  if (unwanted.length > 0) await page.removeFromProfile(unwanted);
  await page.setProfile(wanted);
  const left = profileDifferences(await page.profile(PROFILE_PARTS), wanted);
  if (left.length === 0) return;
  const parts = left.map(({ part }) => part).join(', ');
  throw new Unusable(
    `Meta took the profile and shows another one: ${parts}.\n${left.map(told).join('')}`,
  );
}

function told({ part, live, wanted }: ProfileDifference): string {
  return `${part}\n  live:   ${shown(live)}\n  wanted: ${shown(wanted)}\n`;
}

function shown(value: unknown): string {
  return value === undefined ? 'none' : JSON.stringify(value);
}
