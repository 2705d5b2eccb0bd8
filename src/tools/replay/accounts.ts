import { z } from 'zod';
import { identifierSchema } from '../../adapters/channels/identifier.ts';
import { readConfig, type Config } from '../../config.ts';
import type { ChannelName } from '../../core/shared/contact.ts';

/** Made-up secrets; ids stand in where a payload names none. */
const SECRETS = {
  zalo: { appId: '1', oaId: '2', oaSecretKey: 'replay-oa-secret-key' },
  messenger: { pageId: '3', appSecret: 'replay-app-secret' },
} as const;

/** The configuration under which a payload is for us: it carries ids of somebody else's account. */
export function configFor(channel: ChannelName, body: unknown, platformUrl: string): Config {
  return readConfig({
    ...process.env,
    ...NEITHER,
    PORT: '0',
    HOST: '127.0.0.1',
    NODE_ENV: 'test',
    ...(channel === 'zalo' ? zaloAccount(body, platformUrl) : messengerAccount(body, platformUrl)),
  });
}

/** The one account of ours in such a configuration. */
export function accountOf({ zalo, messenger }: Config): string {
  return zalo?.oaId ?? messenger?.pageId ?? '';
}

/** The operator's own accounts must not be mixed with the made-up ones. */
const NEITHER = Object.fromEntries(
  [
    ...['ZALO_APP_ID', 'ZALO_APP_SECRET', 'ZALO_OA_ID', 'ZALO_OA_SECRET_KEY'],
    ...['ZALO_REFRESH_TOKEN', 'MESSENGER_PAGE_ID', 'MESSENGER_APP_ID', 'MESSENGER_APP_SECRET'],
    ...['MESSENGER_PAGE_ACCESS_TOKEN', 'MESSENGER_VERIFY_TOKEN', 'DATABASE_URL', 'REDIS_URL'],
  ].map((name) => [name, undefined]),
);

const id = identifierSchema.nullish().catch(null);
const party = z.object({ id }).nullish().catch(null);

const zaloSchema = z
  .object({
    app_id: id,
    oa_id: id,
    oaId: id,
    event_name: z.string().catch(''),
    sender: party,
    recipient: party,
  })
  .catch({ app_id: null, oa_id: null, oaId: null, event_name: '', sender: null, recipient: null });

/** Whatever the account does has it as sender; everything else is said to it. */
function zaloAccount(body: unknown, url: string) {
  const event = zaloSchema.parse(body);
  const party = event.event_name.startsWith('oa_') ? event.sender : event.recipient;
  return {
    ZALO_APP_ID: event.app_id ?? SECRETS.zalo.appId,
    ZALO_APP_SECRET: 'replay-app-secret',
    ZALO_OA_ID: event.oa_id ?? event.oaId ?? party?.id ?? SECRETS.zalo.oaId,
    ZALO_OA_SECRET_KEY: SECRETS.zalo.oaSecretKey,
    ZALO_REFRESH_TOKEN: 'replay-refresh-token',
    ZALO_OPENAPI_URL: url,
    ZALO_BUSINESS_URL: url,
    ZALO_OAUTH_URL: url,
  };
}

const item = z.object({ recipient: party }).catch({ recipient: null });
const entry = z
  .object({ id, messaging: z.array(item).catch([]) })
  .catch({ id: null, messaging: [] });
const messengerSchema = z.object({ entry: z.array(entry).catch([]) }).catch({ entry: [] });

function messengerAccount(body: unknown, url: string) {
  const [first] = messengerSchema.parse(body).entry;
  const pageId = first?.messaging[0]?.recipient?.id ?? first?.id ?? SECRETS.messenger.pageId;
  return {
    MESSENGER_PAGE_ID: pageId,
    MESSENGER_APP_ID: '4',
    MESSENGER_APP_SECRET: SECRETS.messenger.appSecret,
    MESSENGER_PAGE_ACCESS_TOKEN: 'replay-page-access-token',
    MESSENGER_VERIFY_TOKEN: 'replay-verify-token',
    MESSENGER_GRAPH_URL: url,
  };
}
