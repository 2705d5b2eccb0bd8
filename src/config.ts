import { z } from 'zod';
import { serverUrl, webUrl, wholeNumber } from './configFields.ts';
import { halfNotices, noticeFields, toNotices, type NoticeSettings } from './configNotices.ts';
import { isLocalDate, type LocalDate } from './core/shared/localDate.ts';

/** Environment variables as Node gives them. */
export type Environment = Readonly<Record<string, string | undefined>>;

export interface ZaloSettings {
  readonly appId: string;
  readonly appSecret: string;
  readonly oaId: string;
  readonly oaSecretKey: string;
  /** The first refresh token; rotated ones live in the database. */
  readonly refreshToken: string;
  readonly openapiUrl: string;
  readonly businessUrl: string;
  readonly oauthUrl: string;
  /** A tag for the people of new leads; undefined: they get none. */
  readonly leadTag: string | undefined;
}

export interface MessengerSettings {
  readonly pageId: string;
  readonly appId: string;
  readonly appSecret: string;
  readonly pageAccessToken: string;
  readonly verifyToken: string;
  readonly graphUrl: string;
  readonly graphVersion: string;
}

export interface ModelSettings {
  readonly apiKey: string;
  readonly baseUrl: string;
  readonly model: string;
  /** Calls that all citizens together may cause in a day. */
  readonly callsPerDay: number;
}

export interface Config extends NoticeSettings {
  readonly port: number;
  readonly host: string;
  readonly publicUrl: string | undefined;
  readonly dataDir: string;
  readonly databaseUrl: string | undefined;
  readonly redisUrl: string | undefined;
  readonly zalo: ZaloSettings | undefined;
  readonly messenger: MessengerSettings | undefined;
  /** The optional language model; undefined: there is none. */
  readonly model: ModelSettings | undefined;
  readonly simulator: boolean;
  /** Milliseconds of silence after somebody else spoke to a person. */
  readonly pause: number;
  /** Milliseconds that a citizen waits for a colleague before the bot takes the conversation back. */
  readonly talkReturn: number;
  /** The bot may send what Zalo charges for: answers later than 48 hours. */
  readonly paidMessages: boolean;
  /** How much of what a platform takes from an account is used. */
  readonly sendRatePercent: number;
  /** Read the rules as of this day instead of today. */
  readonly asOf: LocalDate | undefined;
  readonly flowsDir: string;
  readonly contentDir: string;
  readonly logLevel: (typeof LOG_LEVELS)[number];
  readonly production: boolean;
  /** Signs the desk's sessions; undefined: a random one is kept in the database. */
  readonly sessionSecret: string | undefined;
  /** How long a link to the desk is good. */
  readonly invitationHours: number;
  /** How many months after the last contact a person's data is erased. */
  readonly retentionMonths: number;
}

/** The environment cannot be used; `message` names each variable and the cure, one a line. */
export class ConfigRefused extends Error {
  override readonly name = 'ConfigRefused';

  constructor(cures: readonly string[]) {
    super(`The configuration cannot be used:\n${cures.map((cure) => `  - ${cure}`).join('\n')}`);
  }
}

/** A key that cannot be tried out. */
const SHORTEST_SECRET = 32;
const SECRET_CURE = `SESSION_SECRET must have ${SHORTEST_SECRET} characters or more, e.g. from "openssl rand -base64 32"`;

const LOG_LEVELS = ['error', 'warn', 'info', 'debug'] as const;

const ZALO_SECRETS = [
  'ZALO_APP_ID',
  'ZALO_APP_SECRET',
  'ZALO_OA_ID',
  'ZALO_OA_SECRET_KEY',
  'ZALO_REFRESH_TOKEN',
] as const;

const MESSENGER_SECRETS = [
  'MESSENGER_PAGE_ID',
  'MESSENGER_APP_ID',
  'MESSENGER_APP_SECRET',
  'MESSENGER_PAGE_ACCESS_TOKEN',
  'MESSENGER_VERIFY_TOKEN',
] as const;

const MODEL_SETTINGS = ['OPENAI_BASE_URL', 'OPENAI_MODEL', 'OPENAI_CALLS_PER_DAY'];

const schema = z.object({
  PORT: wholeNumber('PORT', { from: 0, to: 65_535 }).default(3_000),
  HOST: z.string().default('127.0.0.1'),
  PUBLIC_URL: webUrl('PUBLIC_URL').optional(),
  DATA_DIR: z.string().default('./data'),
  DATABASE_URL: serverUrl(
    'DATABASE_URL',
    /^postgres(ql)?$/,
    'postgres://user:password@host:5432/ansinh',
  ).optional(),
  REDIS_URL: serverUrl('REDIS_URL', /^rediss?$/, 'redis://host:6379').optional(),
  ZALO_OPENAPI_URL: webUrl('ZALO_OPENAPI_URL').default('https://openapi.zalo.me'),
  ZALO_BUSINESS_URL: webUrl('ZALO_BUSINESS_URL').default('https://business.openapi.zalo.me'),
  ZALO_OAUTH_URL: webUrl('ZALO_OAUTH_URL').default('https://oauth.zaloapp.com'),
  ZALO_LEAD_TAG: z.string().max(100, 'ZALO_LEAD_TAG must have at most 100 characters').optional(),
  MESSENGER_GRAPH_URL: webUrl('MESSENGER_GRAPH_URL').default('https://graph.facebook.com'),
  MESSENGER_GRAPH_VERSION: z
    .string()
    .regex(/^v\d+\.\d+$/, 'MESSENGER_GRAPH_VERSION must look like v25.0')
    .default('v25.0'),
  OPENAI_API_KEY: z.string().optional(),
  OPENAI_BASE_URL: webUrl('OPENAI_BASE_URL').optional(),
  OPENAI_MODEL: z.string().optional(),
  OPENAI_CALLS_PER_DAY: wholeNumber('OPENAI_CALLS_PER_DAY', { from: 1, to: 1_000_000 }).optional(),
  PAUSE_MINUTES: wholeNumber('PAUSE_MINUTES', { from: 1, to: 10_080 }).default(30),
  TALK_RETURN_MINUTES: wholeNumber('TALK_RETURN_MINUTES', { from: 1, to: 720 }).default(15),
  ZALO_PAID_MESSAGES: z
    .enum(['on', 'off'], { error: 'ZALO_PAID_MESSAGES must be on or off' })
    .default('off'),
  SEND_RATE_PERCENT: wholeNumber('SEND_RATE_PERCENT', { from: 1, to: 100_000 }).default(80),
  SIMULATOR: z.enum(['on', 'off'], { error: 'SIMULATOR must be on or off' }).optional(),
  AS_OF: z
    .string()
    .refine(isLocalDate, { error: 'AS_OF must be a day that exists, written YYYY-MM-DD' })
    .optional(),
  FLOWS_DIR: z.string().default('./flows'),
  CONTENT_DIR: z.string().default('./content'),
  LOG_LEVEL: z
    .enum(LOG_LEVELS, { error: `LOG_LEVEL must be one of ${LOG_LEVELS.join(', ')}` })
    .default('info'),
  NODE_ENV: z.string().optional(),
  SESSION_SECRET: z.string().min(SHORTEST_SECRET, SECRET_CURE).optional(),
  INVITATION_HOURS: wholeNumber('INVITATION_HOURS', { from: 1, to: 720 }).default(72),
  RETENTION_MONTHS: wholeNumber('RETENTION_MONTHS', { from: 1, to: 240 }).default(24),
  ...noticeFields,
});

/** Every environment variable that is read here. */
export const VARIABLES: readonly string[] = [
  ...Object.keys(schema.shape),
  ...ZALO_SECRETS,
  ...MESSENGER_SECRETS,
];

type Settings = z.infer<typeof schema>;

/**
 * The environment as configuration. A variable set to nothing counts as not set. Throws
 * `ConfigRefused` that lists everything wrong at once; secrets never appear in it.
 */
export function readConfig(environment: Environment): Config {
  const set = Object.fromEntries(
    Object.entries(environment).filter(([, value]) => value !== undefined && value.trim() !== ''),
  );
  const parsed = schema.safeParse(set);
  const cures = [
    ...(parsed.error?.issues ?? []).map(({ message }) => message),
    ...halfGiven(set, 'Zalo', ZALO_SECRETS),
    ...halfGiven(set, 'Messenger', MESSENGER_SECRETS),
    ...halfModel(set),
    ...halfNotices(set),
    ...missingInProduction(set),
  ];
  if (!parsed.success || cures.length > 0) throw new ConfigRefused(cures);
  return toConfig(parsed.data, set);
}

function toConfig(settings: Settings, set: Environment): Config {
  return {
    port: settings.PORT,
    host: settings.HOST,
    publicUrl: settings.PUBLIC_URL,
    dataDir: settings.DATA_DIR,
    databaseUrl: settings.DATABASE_URL,
    redisUrl: settings.REDIS_URL,
    zalo: toZalo(settings, set),
    messenger: toMessenger(settings, set),
    model: toModel(settings),
    simulator: (settings.SIMULATOR ?? (isProduction(set) ? 'off' : 'on')) === 'on',
    pause: settings.PAUSE_MINUTES * 60_000,
    talkReturn: settings.TALK_RETURN_MINUTES * 60_000,
    paidMessages: settings.ZALO_PAID_MESSAGES === 'on',
    sendRatePercent: settings.SEND_RATE_PERCENT,
    asOf: settings.AS_OF,
    flowsDir: settings.FLOWS_DIR,
    contentDir: settings.CONTENT_DIR,
    logLevel: settings.LOG_LEVEL,
    production: isProduction(set),
    sessionSecret: settings.SESSION_SECRET,
    invitationHours: settings.INVITATION_HOURS,
    retentionMonths: settings.RETENTION_MONTHS,
    ...toNotices(settings),
  };
}

function toZalo(settings: Settings, set: Environment): ZaloSettings | undefined {
  const secrets = allGiven(set, ZALO_SECRETS);
  return (
    secrets && {
      appId: secrets.ZALO_APP_ID,
      appSecret: secrets.ZALO_APP_SECRET,
      oaId: secrets.ZALO_OA_ID,
      oaSecretKey: secrets.ZALO_OA_SECRET_KEY,
      refreshToken: secrets.ZALO_REFRESH_TOKEN,
      openapiUrl: settings.ZALO_OPENAPI_URL,
      businessUrl: settings.ZALO_BUSINESS_URL,
      oauthUrl: settings.ZALO_OAUTH_URL,
      leadTag: settings.ZALO_LEAD_TAG,
    }
  );
}

function toMessenger(settings: Settings, set: Environment): MessengerSettings | undefined {
  const secrets = allGiven(set, MESSENGER_SECRETS);
  return (
    secrets && {
      pageId: secrets.MESSENGER_PAGE_ID,
      appId: secrets.MESSENGER_APP_ID,
      appSecret: secrets.MESSENGER_APP_SECRET,
      pageAccessToken: secrets.MESSENGER_PAGE_ACCESS_TOKEN,
      verifyToken: secrets.MESSENGER_VERIFY_TOKEN,
      graphUrl: settings.MESSENGER_GRAPH_URL,
      graphVersion: settings.MESSENGER_GRAPH_VERSION,
    }
  );
}

function toModel(settings: Settings): ModelSettings | undefined {
  const { OPENAI_API_KEY: apiKey, OPENAI_MODEL: model } = settings;
  if (apiKey === undefined || model === undefined) return undefined;
  return {
    apiKey,
    model,
    baseUrl: settings.OPENAI_BASE_URL ?? 'https://api.openai.com/v1',
    callsPerDay: settings.OPENAI_CALLS_PER_DAY ?? 1_000,
  };
}

/** The model is on with a key and a name; settings of a model that is off were meant otherwise. */
function halfModel(set: Environment): string[] {
  if (set['OPENAI_API_KEY'] !== undefined) {
    if (set['OPENAI_MODEL'] !== undefined) return [];
    return [
      'OPENAI_MODEL is missing: set the name of the model that OPENAI_API_KEY is for, or remove the key to work without a model',
    ];
  }
  const given = MODEL_SETTINGS.filter((name) => set[name] !== undefined);
  if (given.length === 0) return [];
  return [
    `OPENAI_API_KEY is missing: set it (any word for a server that asks for none), or remove ${given.join(', ')} to work without a model`,
  ];
}

/** A channel is on with all of its secrets, off with none; with some it would fail later. */
function halfGiven(set: Environment, channel: string, names: readonly string[]): string[] {
  const missing = names.filter((name) => set[name] === undefined);
  if (missing.length === 0 || missing.length === names.length) return [];
  return [
    `${channel} is half configured: set ${missing.join(', ')} too, or remove the other ${channel.toUpperCase()}_* secrets to switch the channel off`,
  ];
}

const isProduction = (set: Environment) => set['NODE_ENV'] === 'production';

function missingInProduction(set: Environment): string[] {
  if (!isProduction(set) || set['SESSION_SECRET'] !== undefined) return [];
  return [
    'SESSION_SECRET is required when NODE_ENV=production: set a long random text, e.g. from "openssl rand -base64 32"',
  ];
}

function allGiven<Name extends string>(
  set: Environment,
  names: readonly Name[],
): Record<Name, string> | undefined {
  const given = z.object(Object.fromEntries(names.map((name) => [name, z.string()])));
  const isGiven = (value: unknown): value is Record<Name, string> => given.safeParse(value).success;
  return isGiven(set) ? set : undefined;
}
