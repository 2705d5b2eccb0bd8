import { isFlag, isNumber, isText, maybe, oneOf, shape } from '../guards.ts';

/** What last came of telling on a road. */
export interface LastTold {
  readonly state: 'told' | 'closed' | 'failed' | 'waiting';
  readonly code?: string | undefined;
  readonly at?: number | undefined;
}

export interface RoadShown {
  readonly isThere: boolean;
  readonly isOn: boolean;
  readonly last?: LastTold | undefined;
}

/** How I am told. Quiet hours are minutes after midnight. */
export interface NoticesShown {
  readonly roads: { readonly mail: RoadShown; readonly push: RoadShown };
  readonly quiet: { readonly from: number; readonly to: number };
  readonly email?: string | undefined;
  readonly pendingEmail?: string | undefined;
  readonly browsers: number;
  readonly pushKey: string;
}

const isRoad = shape<RoadShown>({
  isThere: isFlag,
  isOn: isFlag,
  last: maybe(
    shape<LastTold>({
      state: oneOf(['told', 'closed', 'failed', 'waiting']),
      code: maybe(isText),
      at: maybe(isNumber),
    }),
  ),
});

export const isNotices = shape<NoticesShown>({
  roads: shape<NoticesShown['roads']>({ mail: isRoad, push: isRoad }),
  quiet: shape<NoticesShown['quiet']>({ from: isNumber, to: isNumber }),
  email: maybe(isText),
  pendingEmail: maybe(isText),
  browsers: isNumber,
  pushKey: isText,
});
