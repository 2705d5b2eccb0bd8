import type { Content } from '../adapters/files/loadContent.ts';
import { smtpMailer } from '../adapters/mail/smtpMailer.ts';
import { vapidKeysOf, webPushSender } from '../adapters/push/webPushSender.ts';
import type { Config } from '../config.ts';
import { mailRoad, type Mailer } from '../conversation/notices/mailRoad.ts';
import { pushRoad } from '../conversation/notices/pushRoad.ts';
import { absentRoad, ROADS, type Road } from '../conversation/notices/roads.ts';
import type { NoticeStores } from './noticeStores.ts';
import type { Patience, Surroundings } from './surroundings.ts';

/** By which ways this program tells colleagues. */
export interface OpenRoads {
  /** Every road; one that this program has not closes at once, so that nothing waits on it. */
  readonly all: readonly Road[];
  readonly mailer: Mailer | undefined;
  /** What browsers subscribe with. */
  readonly pushKey: string;
}

type RoadConfig = Pick<Config, 'mail' | 'publicUrl' | 'port'>;

interface RoadParts extends Pick<Surroundings, 'patience' | 'fetchPush'> {
  readonly content: Pick<Content, 'provinces' | 'noticeWords'>;
  readonly stores: { readonly notices: NoticeStores };
  /** Roads that are made elsewhere. */
  readonly roads?: readonly Road[];
}

export function openRoads(config: RoadConfig, parts: RoadParts): OpenRoads {
  const { content, stores, patience, roads = [] } = parts;
  const { provinces, noticeWords: words } = content;
  const shared = { ...stores.notices, provinces, words, deskUrl: deskUrlAt(config) };
  const mailer = config.mail && smtpMailer({ ...config.mail, ...timeoutOf(patience) });
  const push = openPush(config, parts);
  const open: readonly Road[] = [
    ...(mailer ? [mailRoad({ ...shared, mailer })] : []),
    pushRoad({ ...shared, sender: push.sender }),
    ...roads,
  ];
  const all = ROADS.map((name) => open.find((road) => road.name === name) ?? absentRoad(name));
  return { all, mailer, pushKey: push.key };
}

/** How long an answer is waited for, where that is not the usual time. */
export function timeoutOf(patience: Patience | undefined): { readonly timeout?: number } {
  return patience?.answer === undefined ? {} : { timeout: patience.answer };
}

function deskUrlAt({ publicUrl, port }: RoadConfig): string {
  return `${publicUrl ?? `http://127.0.0.1:${port}`}/desk`;
}

function openPush(config: RoadConfig, { stores, patience, fetchPush }: RoadParts) {
  const keys = vapidKeysOf(stores.notices.pushSecret);
  const needs = { keys, subject: subjectOf(config), ...timeoutOf(patience) };
  return {
    sender: webPushSender({ ...needs, ...(fetchPush && { fetch: fetchPush }) }),
    key: keys.publicKey,
  };
}

/** Push services want to know whom to write to: the public address, or `a@b` of `Name <a@b>`. */
function subjectOf({ publicUrl, mail }: RoadConfig): string {
  if (publicUrl?.startsWith('https://') === true) return publicUrl;
  return `mailto:${mail?.from.replace(/^.*<|>$/g, '') ?? 'desk@ansinh.invalid'}`;
}
