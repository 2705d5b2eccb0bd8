import { z } from 'zod';
import { identifierSchema } from '../../adapters/channels/identifier.ts';
import { openGraph } from '../../adapters/channels/messenger/graph.ts';
import { pageClient, type PageClient } from '../../adapters/channels/messenger/pageClient.ts';
import {
  PROFILE_PARTS,
  profileDifferences,
  toGraphProfile,
} from '../../adapters/channels/messenger/profile.ts';
import {
  COMMENT_FIELD,
  SUBSCRIBED_FIELDS,
} from '../../adapters/channels/messenger/subscription.ts';
import { ANSWER_TIMEOUT } from '../../adapters/channels/postForAnswer.ts';
import { loadOpenings, loadProfile } from '../../adapters/files/loadOpenings.ts';
import { ContentRefused } from '../../adapters/files/yamlFile.ts';
import type { MessengerSettings } from '../../config.ts';
import { DeliveryError } from '../../conversation/ports.ts';
import { fail, ok, type Finding } from './finding.ts';
import { checkGraphVersion } from './graphVersions.ts';
import type { Check, Surroundings } from './surroundings.ts';

const TOKEN = 'Page token';
const SUBSCRIPTION = 'Page subscription';
const PROFILE = 'Messenger profile';
const NEW_TOKEN =
  'generate a new token of the Page in the app (Messenger, settings), write it into MESSENGER_PAGE_ACCESS_TOKEN and restart the server';

/** Whether the token opens our Page and the Page is set up as the files say. */
export const checkMessenger: Check = async ({ config: { messenger, contentDir }, clock }) => {
  if (!messenger) return [ok('Messenger', 'off: none of its secrets is set')];
  const version = checkGraphVersion(messenger.graphVersion, clock());
  const token = await tellingFailures(TOKEN, () => tokenOf(messenger, clock));
  if (token.state === 'FAIL') return [version, token];
  const page = pageClient(openGraph({ config: messenger, clock, timeout: ANSWER_TIMEOUT }));
  return [
    version,
    token,
    await tellingFailures(SUBSCRIPTION, () => subscriptionOf(page, messenger.appId, contentDir)),
    await tellingFailures(PROFILE, () => profileOf(page, contentDir)),
  ];
};

async function tellingFailures(check: string, look: () => Promise<Finding>): Promise<Finding> {
  try {
    return await look();
  } catch (error) {
    if (error instanceof DeliveryError) return fail(check, `Meta: ${error.code}`, cureOf(error));
    if (error instanceof ContentRefused) {
      return fail(check, 'its file cannot be read', 'see "npm run check:content"');
    }
    throw error;
  }
}

function cureOf({ code, failure }: DeliveryError): string {
  const [whole] = code.split('/');
  if (whole === '190') return NEW_TOKEN;
  if (code.startsWith('100')) {
    return `see that MESSENGER_APP_SECRET and MESSENGER_PAGE_ID belong to the app and the Page of the token; or ${NEW_TOKEN}`;
  }
  if (failure === 'needs_operator') {
    return `the token lacks a right: it needs pages_messaging and pages_manage_metadata; ${NEW_TOKEN}`;
  }
  return 'look again in some minutes; when it stays, see whether this machine may reach Meta';
}

const ownerSchema = z.object({
  id: identifierSchema,
  name: z.string().optional().catch(undefined),
});

async function tokenOf(config: MessengerSettings, clock: Surroundings['clock']): Promise<Finding> {
  const { pageId } = config;
  // A token answers as `me` for whom it was made.
  const me = openGraph({ config: { ...config, pageId: 'me' }, clock, timeout: ANSWER_TIMEOUT });
  const read = ownerSchema.safeParse(await me({ method: 'GET', query: { fields: 'id,name' } }));
  if (!read.success) throw new DeliveryError('unknown', 'unreadable');
  const { id, name = 'without a name' } = read.data;
  if (id === pageId) return ok(TOKEN, `opens Page ${pageId} (${name})`);
  return fail(
    TOKEN,
    `opens ${id}, not ${pageId}`,
    `write the id of the right Page into MESSENGER_PAGE_ID; a token of a person will not do: ${NEW_TOKEN}`,
  );
}

async function subscriptionOf(
  page: PageClient,
  appId: string,
  contentDir: string,
): Promise<Finding> {
  const { comments } = await loadOpenings(contentDir);
  const wanted = [...SUBSCRIBED_FIELDS, ...(comments.value.enabled ? [COMMENT_FIELD] : [])];
  const heard = await page.subscribedFields(appId);
  const missing = wanted.filter((field) => !heard.includes(field));
  if (missing.length === 0) return ok(SUBSCRIPTION, `all ${wanted.length} fields`);
  return fail(
    SUBSCRIPTION,
    `missing: ${missing.join(', ')}`,
    'restart the server, which subscribes the Page; tick the same fields in the webhook settings of the app; the token needs pages_manage_metadata',
  );
}

async function profileOf(page: PageClient, contentDir: string): Promise<Finding> {
  const wanted = toGraphProfile((await loadProfile(contentDir)).value);
  const differences = profileDifferences(await page.profile(PROFILE_PARTS), wanted);
  if (differences.length === 0) return ok(PROFILE, 'as content/messenger/profile.yaml says');
  const parts = differences.map(({ part }) => part).join(', ');
  return fail(
    PROFILE,
    `differs from content/messenger/profile.yaml: ${parts}`,
    '"npm run messenger:profile -- --dry-run" shows the difference, "npm run messenger:profile" sets it',
  );
}
