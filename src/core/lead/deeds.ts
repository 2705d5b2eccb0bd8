import type { LeadEventKind } from './leadEvent.ts';
import { LEAD_STATES, type LeadState, type Registration } from './work.ts';

/** Something a member of staff does about a lead. Times are epoch milliseconds. */
export type Deed =
  | { readonly kind: 'claim' | 'call' | 'no_answer' | 'wrong_number' | 'reopen' }
  | { readonly kind: 'call_back'; readonly at: number }
  | { readonly kind: 'register'; readonly registration: Registration }
  | { readonly kind: 'refuse'; readonly reason: string }
  | { readonly kind: 'hand_over'; readonly to: string }
  | { readonly kind: 'note'; readonly text: string }
  | { readonly kind: 'set_groups'; readonly groups: readonly string[] };

export type DeedKind = Deed['kind'];

/** What a deed is allowed in, leads to, and counts as. */
export interface DeedRule {
  readonly from: readonly LeadState[];
  /** `stays`: the state is not touched, nor is the silence ended. */
  readonly to: LeadState | 'stays';
  readonly event: LeadEventKind;
  /** `own`: only of the assignee or a supervisor; `anyone`: of whoever may see the lead. */
  readonly whose: 'own' | 'anyone';
  /** Whether it is a call. What follows at the end of a call already counted is none. */
  readonly call: 'a_call' | 'unless_called' | 'no_call';
  /** True when the person was spoken to, or is found not to be reachable at all. */
  readonly contact: boolean;
}

const IN_HAND: readonly LeadState[] = ['assigned', 'claimed', 'called', 'no_answer', 'call_back'];
const OPEN: readonly LeadState[] = ['new', ...IN_HAND];
const CLOSED: readonly LeadState[] = ['registered', 'refused', 'wrong_number'];

/** The transitions of a lead: one row a deed; what is not here is refused. */
export const DEEDS: Readonly<Record<DeedKind, DeedRule>> = {
  claim: rule(['new', 'assigned'], 'claimed', { event: 'claimed', whose: 'anyone' }),
  call: rule(IN_HAND, 'called', { event: 'called', call: 'a_call', contact: true }),
  no_answer: rule(IN_HAND, 'no_answer', { event: 'no_answer', call: 'a_call' }),
  call_back: rule(IN_HAND, 'call_back', {
    event: 'call_back',
    call: 'unless_called',
    contact: true,
  }),
  register: rule(IN_HAND, 'registered', {
    event: 'registered',
    call: 'unless_called',
    contact: true,
  }),
  refuse: rule(IN_HAND, 'refused', { event: 'refused', call: 'unless_called', contact: true }),
  wrong_number: rule(IN_HAND, 'wrong_number', {
    event: 'wrong_number',
    call: 'unless_called',
    contact: true,
  }),
  reopen: rule(CLOSED, 'claimed', { event: 'reopened' }),
  // A promised call that lies ahead stays one: see `newHands.ts`.
  hand_over: rule(OPEN, 'assigned', { event: 'handed_over' }),
  note: rule(LEAD_STATES, 'stays', { event: 'noted', whose: 'anyone' }),
  set_groups: rule(LEAD_STATES, 'stays', { event: 'groups_set', whose: 'anyone' }),
};

function rule(
  from: DeedRule['from'],
  to: DeedRule['to'],
  rest: Pick<DeedRule, 'event'> & Partial<DeedRule>,
): DeedRule {
  return { from, to, whose: 'own', call: 'no_call', contact: false, ...rest };
}
