import { isOpen, type LeadState, type LeadWork } from './work.ts';

/** What the program does by itself when nobody else does anything. */
export type Step = 'assign' | 'remind' | 'reassign' | 'escalate';

/** Hours of working time after which silence is answered; settable for each office. */
export interface Silence {
  readonly remindAfter: number;
  readonly reassignAfter: number;
  readonly escalateAfter: number;
  /** After a talk that decided nothing. */
  readonly followUpAfter: number;
  /** Between two looks for somebody when nobody can take a lead. */
  readonly retryAfter: number;
  /** Within how many everybody is promised to be spoken to. */
  readonly promise: number;
}

/** How an office counts: its hours, and the working time they are counted in. */
export interface Tempo {
  readonly silence: Silence;
  /** The instant at which so many hours of working time have passed; epoch milliseconds. */
  readonly addHours: (at: number, hours: number) => number;
  /**
   * The same by the hours of a colleague who has hours of their own; undefined: theirs are the
   * office's. They give time to who is silent, never take it, and never so much that another step waits.
   */
  readonly addOwnHours?: (staff: string, at: number, hours: number) => number | undefined;
}

const AFTER_SILENCE: readonly Step[] = ['remind', 'reassign', 'escalate'];

/** Which steps follow silence in a state, in order. */
const STEPS: Readonly<Record<LeadState, readonly Step[]>> = {
  new: ['assign'],
  assigned: AFTER_SILENCE,
  claimed: AFTER_SILENCE,
  no_answer: AFTER_SILENCE,
  call_back: AFTER_SILENCE,
  called: ['remind'],
  registered: [],
  refused: [],
  wrong_number: [],
};

/** Steps later than this were held up, e.g. by a stopped program: the next one keeps its distance. */
const PUNCTUAL_MS = 60_000;

/** The step that is next; undefined when none is left. */
export function nextStep({ state, stepsTaken, mergedInto }: LeadWork): Step | undefined {
  if (mergedInto !== undefined) return undefined;
  return state === 'new' ? 'assign' : STEPS[state][stepsTaken];
}

/** The work with its times of the next step and of being overdue, counted from `silentSince`. */
export function scheduled(work: LeadWork, tempo: Tempo): LeadWork {
  const since = work.silentSince;
  if (since === undefined || !isOpen(work.state) || work.mergedInto !== undefined) {
    return { ...work, nextStepAt: undefined, actBy: undefined };
  }
  const step = nextStep(work);
  return {
    ...work,
    nextStepAt: step && dueAt(work, step, { since, tempo }),
    actBy: dueAt(work, 'remind', { since, tempo }),
  };
}

/**
 * The work after the step that was due is taken at `now`. In time, the next one stays where the
 * silence put it; held up, it keeps the working time between the two.
 */
export function advanced(work: LeadWork, now: number, tempo: Tempo): LeadWork {
  const taken = nextStep(work);
  const planned = scheduled({ ...work, stepsTaken: work.stepsTaken + 1 }, tempo);
  const next = nextStep(planned);
  const wasPunctual = work.nextStepAt !== undefined && now - work.nextStepAt < PUNCTUAL_MS;
  if (wasPunctual || taken === undefined || next === undefined) return planned;
  const between = hoursUntil(planned, next, tempo) - hoursUntil(planned, taken, tempo);
  return { ...planned, nextStepAt: tempo.addHours(now, between) };
}

interface Count {
  readonly since: number;
  readonly tempo: Tempo;
}

function dueAt(work: LeadWork, step: Step, { since, tempo }: Count): number {
  const { assignee } = work;
  const hours = hoursUntil(work, step, tempo);
  // A person who asked to be called in the evening is called in the evening.
  if (hours === 0) return since;
  const office = tempo.addHours(since, hours);
  const own = assignee === undefined ? undefined : tempo.addOwnHours?.(assignee, since, hours);
  if (own === undefined || own <= office) return office;
  return Math.min(own, tempo.addHours(since, latestHours(work, step, tempo)));
}

/**
 * By the office's hours a step waits no longer than this for a colleague's own: the reminder until the
 * lead would be reassigned, that for half of the way to escalation, which never waits. So the steps keep
 * their order, and a supervisor hears of it as early as without any hours of one's own.
 */
function latestHours({ state }: LeadWork, step: Step, { silence }: Tempo): number {
  const { reassignAfter, escalateAfter, followUpAfter } = silence;
  if (step === 'remind') return state === 'called' ? 2 * followUpAfter : reassignAfter;
  return step === 'reassign' ? (reassignAfter + escalateAfter) / 2 : escalateAfter;
}

function hoursUntil({ state }: LeadWork, step: Step, { silence }: Tempo): number {
  switch (step) {
    case 'assign':
      return 0;
    case 'remind':
      if (state === 'call_back') return 0;
      return state === 'called' ? silence.followUpAfter : silence.remindAfter;
    case 'reassign':
      return silence.reassignAfter;
    case 'escalate':
      return silence.escalateAfter;
  }
}
