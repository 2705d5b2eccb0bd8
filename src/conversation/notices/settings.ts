import type { QuietHours } from '../../core/desk/notices/quietHours.ts';
import type { RoadName } from './roads.ts';

/** How one colleague is told. */
export interface NoticeSettings {
  readonly roadsOff: readonly RoadName[];
  /** Undefined: the desk's. */
  readonly quiet: QuietHours | undefined;
  /** Confirmed. */
  readonly email: string | undefined;
  /** An address that waits for its code. */
  readonly pendingEmail: string | undefined;
  /** The last thing that came of telling, by road; roads that nothing was tried on are left out. */
  readonly last: Readonly<Partial<Record<RoadName, LastTelling>>>;
}

export interface LastTelling {
  readonly state: 'told' | 'closed' | 'failed' | 'waiting';
  readonly code: string | undefined;
  /** Epoch milliseconds; undefined: it is still tried. */
  readonly at: number | undefined;
}

export interface NewCode {
  readonly email: string;
  readonly codeHash: string;
  /** Epoch milliseconds. */
  readonly expiresAt: number;
}

export interface SettingsStore {
  of(staffId: string): Promise<NoticeSettings>;
  setRoad(staffId: string, road: RoadName, isOn: boolean): Promise<void>;
  /** Undefined: as the desk has it. */
  setQuiet(staffId: string, quiet: QuietHours | undefined): Promise<void>;
  /** Keeps an address that is not used until `confirm`; an older pending one is forgotten. */
  askToConfirm(staffId: string, code: NewCode): Promise<void>;
  /** True when the code was right, in time and not tried too often: the address is used from now on. */
  confirm(staffId: string, codeHash: string): Promise<boolean>;
  /** Forgets both addresses. */
  forgetEmail(staffId: string): Promise<void>;
}

/** A browser that asked to be told, as it gave it. */
export interface PushSubscription {
  readonly endpoint: string;
  readonly p256dh: string;
  readonly auth: string;
}

export interface SubscriptionStore {
  list(staffId: string): Promise<readonly PushSubscription[]>;
  /** The newest ones are kept, up to `most`; one of another colleague on the same browser is theirs no more. */
  put(
    staffId: string,
    subscription: PushSubscription & { readonly browser: string },
    most: number,
  ): Promise<void>;
  /** True when there was one of theirs. */
  remove(staffId: string, endpoint: string): Promise<boolean>;
}
