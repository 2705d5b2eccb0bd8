import type { Notice } from '../../core/desk/notice.ts';

/** By which ways a colleague can be told: the bot's own chat, e-mail, a browser's push. */
export const ROADS = ['chat', 'mail', 'push'] as const;

export type RoadName = (typeof ROADS)[number];

/**
 * What became of telling. `told`: the road took it; `closed`: this colleague cannot be reached on this
 * road now (not linked, window closed, stopped, subscription gone): not tried again, another road may;
 * `again`: the road failed, to be tried again, not before `after` (epoch milliseconds) when it said so.
 */
export type Told =
  | { readonly kind: 'told' }
  | { readonly kind: 'closed'; readonly code: string }
  | { readonly kind: 'again'; readonly code: string; readonly after?: number };

/** One way of telling. Never throws for what the other side does; codes carry no name, phone or text. */
export interface Road {
  readonly name: RoadName;
  tell(notice: Notice): Promise<Told>;
  /**
   * Tells one colleague several things in one message; a road that has it is told gathered. `notices`
   * has at least one, all of the same colleague.
   */
  tellTogether?(notices: readonly Notice[]): Promise<Told>;
  /** Tells the colleague that this way works. */
  tryOut?(staffId: string): Promise<Told>;
}

/** A road that this program has not: nobody is told on it. */
export function absentRoad(name: RoadName): Road {
  return { name, tell: () => Promise.resolve({ kind: 'closed', code: 'road_off' }) };
}
