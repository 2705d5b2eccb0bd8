import type { Viewer } from '../../core/desk/viewer.ts';

/** How long somebody stays signed in, in milliseconds. */
export interface SessionRules {
  /** Without a request. */
  readonly idle: number;
  /** Whatever happens. */
  readonly longest: number;
}

/** One browser in which somebody is signed in. */
export interface DeskSession {
  readonly id: string;
  /** Epoch milliseconds. */
  readonly startedAt: number;
  readonly seenAt: number;
  /** As the browser names itself; empty when it does not. */
  readonly browser: string;
}

/** Sessions of the desk and who stands behind them. */
export interface DeskSessions {
  /**
   * Who uses this session now, and notes that it is used. Undefined when the session is over (idle,
   * too old, ended) or the person is switched off.
   */
  viewerOf(sessionId: string): Promise<Viewer | undefined>;
  /** Live sessions of a person, the latest used first. */
  list(staffId: string): Promise<readonly DeskSession[]>;
  /** Ends one session of this person; false when there is none of that id. */
  end(staffId: string, sessionId: string): Promise<boolean>;
  /** Ends all sessions of this person, or all but one. */
  endAll(staffId: string, except?: string): Promise<void>;
}
