import { CHANNELS, type ChannelName } from '../shared/contact.ts';

/** What an operator must see to; the words of each stand in the README. */
export const INCIDENT_KINDS = [
  'token_dying',
  'token_refused',
  'page_unsubscribed',
  'permission_revoked',
  'account_refused',
  'quota_spent',
  'policy_warning',
  'policy_block',
  'window_misjudged',
  'channel_off',
  'crm_unheard',
] as const;

/** Where something may be wrong: the platforms, and the CRM that is told of leads. */
export const INCIDENT_CHANNELS = [...CHANNELS, 'crm'] as const;

export type IncidentChannel = (typeof INCIDENT_CHANNELS)[number];

export type IncidentKind = (typeof INCIDENT_KINDS)[number];

/** Gone for certain once the platform takes a message of this account again. */
const ENDED_BY_A_SEND: readonly IncidentKind[] = [
  'token_refused',
  'permission_revoked',
  'account_refused',
  'quota_spent',
  'policy_block',
  'channel_off',
];

export function isEndedBySend(kind: IncidentKind): boolean {
  return ENDED_BY_A_SEND.includes(kind);
}

/** Codes of each platform that mean more than the failure of one message. */
const KINDS: Readonly<Record<ChannelName, ReadonlyMap<string, IncidentKind>>> = {
  zalo: new Map([
    ...all('token_refused', ['-124', '-216', '-220', '-14014']),
    ...all('permission_revoked', ['-209', '-212', '-219', '-223']),
    ...all('quota_spent', ['-211', '-320', '-321']),
    ...all('policy_warning', ['-248']),
    ...all('window_misjudged', ['-230', '-232']),
  ]),
  messenger: new Map([
    ...all('token_refused', ['190']),
    ...all('permission_revoked', ['10', '200', '230']),
    ...all('policy_block', ['10/1893063']),
    ...all('window_misjudged', ['10/2018278', '10/2018065']),
  ]),
};

/** A failure of one message as the platform told it. */
export interface FailedSend {
  readonly failure: string;
  /** The platform's own code, e.g. `-230` or `10/2018278`. */
  readonly code: string;
}

/** What a failed send tells about the whole account; undefined: nothing. */
export function incidentOf(
  channel: ChannelName,
  { failure, code }: FailedSend,
): IncidentKind | undefined {
  const [whole = code] = code.split('/');
  const known = KINDS[channel].get(code);
  if (failure !== 'needs_operator') return known;
  if (code === 'channel_off') return 'channel_off';
  return known ?? KINDS[channel].get(whole) ?? 'account_refused';
}

function all(kind: IncidentKind, codes: readonly string[]): [string, IncidentKind][] {
  return codes.map((code) => [code, kind]);
}
