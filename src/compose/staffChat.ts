import { randomInt } from 'node:crypto';
import type { Content } from '../adapters/files/loadContent.ts';
import { chatRoutes } from '../adapters/http/desk/chatRoutes.ts';
import type { DeskRoute } from '../adapters/http/desk/deskRoute.ts';
import type { Config } from '../config.ts';
import type { Changes } from '../conversation/leads/changes.ts';
import { makeLeadDesk } from '../conversation/leads/leadDesk.ts';
import type { Road } from '../conversation/notices/roads.ts';
import { makeChatRoad } from '../conversation/staffChat/chatRoad.ts';
import {
  makeLinkChats,
  type ChatAccount,
  type LinkChats,
} from '../conversation/staffChat/linkChats.ts';
import type { LayOut } from '../conversation/staffChat/ports.ts';
import { makeStaffChatWorker } from '../conversation/staffChat/staffChatWorker.ts';
import type { InboundContent } from '../core/messaging/inbound.ts';
import type { Notice } from '../core/desk/notice.ts';
import { CAPABILITIES } from '../core/messaging/capabilities.ts';
import { layOutTurn } from '../core/messaging/layOutTurn.ts';
import { FIGURES } from '../core/policy/figures.ts';
import { lookUp } from '../core/policy/parameters.ts';
import { dayInVietnam } from '../core/shared/localDate.ts';
import { hearStaff } from '../core/staffChat/hear.ts';
import type { StaffSaid, StaffTalk } from '../core/staffChat/said.ts';
import { staffEar, type StaffEar } from '../core/staffChat/staffEar.ts';
import type { StaffChatWords } from '../core/staffChat/words.ts';
import type { Channels } from './channels.ts';
import type { Limits } from './limits.ts';
import type { Stores } from './stores.ts';
import type { Surroundings } from './surroundings.ts';

/** Colleagues in the bot's own chat: told there, and acting there. */
export interface StaffChat {
  readonly road: Road;
  readonly routes: readonly DeskRoute[];
  /** What is said to the desk and not to the bot; for the turns. */
  readonly hear: (content: InboundContent, talk: StaffTalk | undefined) => StaffSaid | undefined;
  /** Says that something was said to the desk. */
  readonly wake: () => void;
  start(): void;
  stop(): Promise<void>;
}

export interface StaffChatParts extends Surroundings {
  readonly content: Content;
  readonly stores: Pick<Stores, 'staffChat' | 'conversations' | 'deskLeads'>;
  readonly channels: Pick<Channels, 'of'>;
  readonly limits: Pick<Limits, 'desk'>;
  readonly changes: Changes;
}

const CODE_DIGITS = 8;

type Settings = Pick<Config, 'publicUrl' | 'zalo' | 'messenger' | 'asOf'>;

export function openStaffChat(config: Settings, parts: StaffChatParts): StaffChat {
  const { content, clock } = parts;
  const words = content.staffChatWords;
  const ear = staffEar(words, content.understanding);
  const shared = { ...parts, words, layOut, addressOf: addressesAt(config.publicUrl), ear };
  return {
    ...openWorker(config, shared),
    road: openRoad(shared),
    routes: chatRoutes({ chats: openLinking(config, parts) }),
    hear: (said, talk) => hearStaff(said, ear, { talk, now: clock() }),
  };
}

interface Shared extends StaffChatParts {
  readonly words: StaffChatWords;
  readonly ear: StaffEar;
  readonly layOut: LayOut;
  readonly addressOf: (about?: Notice['about']) => string | undefined;
}

function openRoad(shared: Shared): Road {
  const { stores, content, channels } = shared;
  const { links, leads } = stores.staffChat;
  return makeChatRoad({
    ...shared,
    links,
    leads,
    conversations: stores.conversations,
    placeName: placesOf(content),
    isOpen: (contact) => channels.of(contact) !== undefined,
  });
}

function openWorker(config: Settings, shared: Shared) {
  const { words: store, hashOf } = shared.stores.staffChat;
  return makeStaffChatWorker({
    ...shared,
    store,
    hashOf,
    deskOver: ({ cases, roster }, changes) =>
      makeLeadDesk({ ...deskNeeds(shared), cases, roster, changes }),
    lowestIncome: lowestIncomeIn(shared.content, config),
  });
}

function openLinking(config: Settings, { stores, limits, clock }: StaffChatParts): LinkChats {
  const { links, hashOf } = stores.staffChat;
  const codes = { make: makeCode, hashOf };
  const accounts = accountsOf(config);
  return makeLinkChats({ links, codes, accounts, limit: limits.desk.chatCodes, clock });
}

/** "phường Ba Đình", or the province where no commune is known. */
function placesOf({ provinces }: Content) {
  return (province: string, commune: string | undefined): string | undefined => {
    const there = provinces.find(({ id }) => id === province);
    return there?.communes.find(({ id }) => id === commune)?.name ?? there?.name;
  };
}

function deskNeeds({ stores, content, clock }: StaffChatParts) {
  const { leadRules: rules, leadGroups: groups, calendar } = content;
  const { merges } = stores.deskLeads;
  return { merges, content: { rules, groups, calendar }, clock };
}

const layOut: LayOut = (channel, messages) => layOutTurn(messages, CAPABILITIES[channel]);

function makeCode(): string {
  return String(randomInt(10 ** CODE_DIGITS)).padStart(CODE_DIGITS, '0');
}

function addressesAt(publicUrl: string | undefined) {
  return (about?: Notice['about']): string | undefined => {
    if (publicUrl === undefined) return undefined;
    const page = about?.kind === 'conversation' ? 'talks' : 'leads';
    return new URL(about ? `/desk/${page}/${about.id}` : '/desk', publicUrl).href;
  };
}

function accountsOf({
  zalo,
  messenger,
}: Pick<Config, 'zalo' | 'messenger'>): readonly ChatAccount[] {
  return [
    ...(zalo ? [{ channel: 'zalo' as const, url: `https://zalo.me/${zalo.oaId}` }] : []),
    ...(messenger
      ? [{ channel: 'messenger' as const, url: `https://m.me/${messenger.pageId}` }]
      : []),
  ];
}

/** The lowest income that may be chosen (Luật 41/2024/QH15, khoản 2 Điều 31). */
function lowestIncomeIn({ law }: Content, { asOf }: Pick<Config, 'asOf'>) {
  return (now: number): number | undefined => {
    const look = lookUp(law, FIGURES.number.ruralPovertyLine, asOf ?? dayInVietnam(now));
    return look.ok && typeof look.figure.value === 'number' ? look.figure.value : undefined;
  };
}
