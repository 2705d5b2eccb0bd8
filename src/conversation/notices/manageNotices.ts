import { plainLetter } from '../../core/desk/notices/letter.ts';
import { isPushEndpoint } from '../../core/desk/notices/pushEndpoint.ts';
import type { QuietHours } from '../../core/desk/notices/quietHours.ts';
import type { NoticeRules, NoticeWords } from '../../core/desk/notices/rules.ts';
import { fill } from '../../core/shared/fill.ts';
import type { DeskFault } from '../desk/deskFault.ts';
import type { Clock, RateLimit } from '../ports.ts';
import type { Mailer } from './mailRoad.ts';
import type { Road, RoadName, Told } from './roads.ts';
import type {
  LastTelling,
  PushSubscription,
  SettingsStore,
  SubscriptionStore,
} from './settings.ts';

export interface ManageNoticesNeeds {
  readonly settings: SettingsStore;
  readonly subscriptions: SubscriptionStore;
  readonly roads: readonly Road[];
  /** Undefined: nobody is told by e-mail. */
  readonly mailer: Mailer | undefined;
  readonly pushKey: string;
  readonly rules: NoticeRules;
  readonly words: NoticeWords;
  /** Six digits that nobody can foresee. */
  readonly newCode: () => string;
  readonly hashOf: (code: string) => string;
  /** How often one colleague may have something sent. */
  readonly limit: RateLimit;
  readonly clock: Clock;
}

/** What a colleague sees of how they are told. */
export interface NoticesShown {
  readonly roads: Readonly<Record<RoadName, RoadShown>>;
  readonly quiet: QuietHours;
  readonly email: string | undefined;
  readonly pendingEmail: string | undefined;
  /** How many browsers are told. */
  readonly browsers: number;
  /** The key a browser subscribes with. */
  readonly pushKey: string;
}

export interface RoadShown {
  /** False: this program has no such road. */
  readonly isThere: boolean;
  readonly isOn: boolean;
  readonly last: LastTelling | undefined;
}

type Refused = DeskFault | { readonly wait: number };

/** How a colleague is told, as they set it themselves. Each resolves to what is wrong, or undefined. */
export interface ManageNotices {
  show(staffId: string): Promise<NoticesShown>;
  setRoad(staffId: string, road: RoadName, isOn: boolean): Promise<Refused | undefined>;
  /** Undefined: as the desk has it. */
  setQuiet(staffId: string, quiet: QuietHours | undefined): Promise<Refused | undefined>;
  /** Sends a code to the address, which is used once it is confirmed. */
  askToConfirm(staffId: string, email: string): Promise<Refused | undefined>;
  confirm(staffId: string, code: string): Promise<Refused | undefined>;
  forgetEmail(staffId: string): Promise<Refused | undefined>;
  subscribe(
    staffId: string,
    browser: PushSubscription & { readonly browser: string },
  ): Promise<Refused | undefined>;
  unsubscribe(staffId: string, endpoint: string): Promise<Refused | undefined>;
  /** Sends something now, whatever the hour: whoever asks is awake. */
  tryOut(staffId: string, road: RoadName): Promise<Refused | undefined>;
}

const CODE_MINUTES = 30;
/** A phone, a computer, an old phone, and some browsers that were forgotten. */
const MOST_BROWSERS = 10;

export function makeManageNotices(needs: ManageNoticesNeeds): ManageNotices {
  const { settings, subscriptions } = needs;
  return {
    show: (staffId) => show(needs, staffId),
    setRoad: async (staffId, road, isOn) => {
      await settings.setRoad(staffId, road, isOn);
      return undefined;
    },
    setQuiet: async (staffId, quiet) => {
      await settings.setQuiet(staffId, quiet);
      return undefined;
    },
    askToConfirm: (staffId, email) => askToConfirm(needs, staffId, email),
    async confirm(staffId, code) {
      const isRight = await settings.confirm(staffId, keptOf(needs, staffId, code));
      return isRight ? undefined : { fault: 'code_wrong', field: 'code' };
    },
    forgetEmail: async (staffId) => {
      await settings.forgetEmail(staffId);
      return undefined;
    },
    async subscribe(staffId, browser) {
      if (!isPushEndpoint(browser.endpoint)) return { fault: 'browser_unfit' };
      await subscriptions.put(staffId, browser, MOST_BROWSERS);
      return undefined;
    },
    unsubscribe: async (staffId, endpoint) => {
      await subscriptions.remove(staffId, endpoint);
      return undefined;
    },
    tryOut: (staffId, road) => tryOut(needs, staffId, road),
  };
}

async function show(needs: ManageNoticesNeeds, staffId: string): Promise<NoticesShown> {
  const { roadsOff, quiet, last, email, pendingEmail } = await needs.settings.of(staffId);
  const browsers = await needs.subscriptions.list(staffId);
  const shown = (name: RoadName): RoadShown => ({
    isThere: needs.roads.some((road) => road.name === name && road.tryOut !== undefined),
    isOn: !roadsOff.includes(name),
    last: last[name],
  });
  return {
    roads: { chat: shown('chat'), mail: shown('mail'), push: shown('push') },
    quiet: quiet ?? needs.rules.quiet_hours,
    email,
    pendingEmail,
    browsers: browsers.length,
    pushKey: needs.pushKey,
  };
}

async function askToConfirm(
  needs: ManageNoticesNeeds,
  staffId: string,
  email: string,
): Promise<Refused | undefined> {
  const { mailer, settings, words, clock } = needs;
  if (!mailer) return { fault: 'road_absent' };
  const wait = await needs.limit(staffId);
  if (wait !== undefined) return { wait };
  const code = needs.newCode();
  const expiresAt = clock() + CODE_MINUTES * 60_000;
  await settings.askToConfirm(staffId, {
    email,
    codeHash: keptOf(needs, staffId, code),
    expiresAt,
  });
  const subject = fill(words.code.subject, { code });
  const sentence = fill(words.code.text, { code, minutes: CODE_MINUTES });
  return faultOf(await mailer.send(email, plainLetter(subject, sentence)));
}

async function tryOut(
  { roads, limit }: ManageNoticesNeeds,
  staffId: string,
  name: RoadName,
): Promise<Refused | undefined> {
  const road = roads.find((each) => each.name === name);
  if (!road?.tryOut) return { fault: 'road_absent' };
  const wait = await limit(staffId);
  if (wait !== undefined) return { wait };
  return faultOf(await road.tryOut(staffId));
}

function faultOf(told: Told): DeskFault | undefined {
  if (told.kind === 'told') return undefined;
  return { fault: told.kind === 'closed' ? 'road_closed' : 'road_failing' };
}

/** A code is good for one colleague. */
function keptOf({ hashOf }: ManageNoticesNeeds, staffId: string, code: string): string {
  return hashOf(`${staffId} ${code}`);
}
