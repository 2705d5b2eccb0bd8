import type { AssessmentLine } from '../policy/assessment.ts';
import { Defect, FlowFailure } from './failure.ts';
import { LIMITS } from './limits.ts';
import { own } from './own.ts';
import type { Flow } from './schema.ts';
import type { Answer, AnswerKey, FlowEvent, FlowTools, Session } from './types.ts';
import type { Variables } from './variables.ts';
import { visit } from './visit.ts';
import { stand, topFrame } from './walker.ts';
import type { Next, Question, Walker, Way } from './walker.ts';

/** A person in a flow: the session, the flow its answers are replayed through, and the tools. */
export interface Journey {
  readonly root: Flow;
  readonly session: Session;
  readonly tools: FlowTools;
}

/** Where things happen from, when a flow is entered anew; no question has this key. */
export const START = '';

/** Where a walk came to, and what happened on its live part. */
export interface Walk {
  readonly path: readonly AnswerKey[];
  readonly answers: Readonly<Record<AnswerKey, Answer>>;
  readonly versions: Readonly<Record<string, string>>;
  readonly question?: Question;
  /** What the answers and results are called, as texts of the flow see them. */
  readonly variables: Variables;
  /** Slots that a question took. */
  readonly taken: ReadonlySet<string>;
  /** The flow could not go on; what happened before that still counts. */
  readonly failure?: FlowFailure;
  readonly events: readonly FlowEvent[];
  readonly lines: readonly AssessmentLine[];
  readonly stopped: boolean;
  readonly erased: boolean;
}

/**
 * Walks from the root of a journey through the answers given so far to the next question or to the
 * end. Pure but for its own state. Throws `FlowGone` when a pinned version is no longer kept.
 */
export function walk({ root, session, tools }: Journey, way: Way): Walk {
  const walker: Walker = {
    session,
    tools,
    frames: [],
    variables: {},
    answers: {},
    versions: {},
    sites: new Map(),
    path: [],
    taken: new Set(),
    live: way.liveFrom === START,
    events: [],
    lines: [],
    stopped: false,
    erased: false,
  };
  stand(walker, root, '');
  return { ...walkOn(walker, way), ...walker };
}

function walkOn(walker: Walker, way: Way): { question?: Question; failure?: FlowFailure } {
  try {
    let nodes = 0;
    for (;;) {
      const answered = walker.path.length;
      const next = step(walker, way);
      nodes = walker.path.length > answered ? 0 : nodes + 1;
      if (nodes > LIMITS.nodesBetweenQuestions) throw tooLong(walker);
      if (next.kind === 'question') return { question: next.question };
      if (next.kind === 'over') return {};
    }
  } catch (error) {
    if (error instanceof FlowFailure) return { failure: error };
    throw error;
  }
}

function step(walker: Walker, way: Way): Next {
  const frame = topFrame(walker);
  const node = own(frame.flow.nodes, frame.node);
  const place = { flow: frame.flow.id, node: frame.node };
  if (!node) throw new FlowFailure(place, `there is no node "${frame.node}"`);
  try {
    const next = visit(walker, node, way);
    return next.kind === 'node' ? stepTo(walker, next.node) : next;
  } catch (error) {
    if (error instanceof Defect) throw new FlowFailure(place, error.message, { cause: error });
    throw error;
  }
}

function stepTo(walker: Walker, node: string): Next {
  topFrame(walker).node = node;
  return { kind: 'node', node };
}

function tooLong(walker: Walker): FlowFailure {
  const { flow, node } = topFrame(walker);
  return new FlowFailure(
    { flow: flow.id, node },
    `more than ${LIMITS.nodesBetweenQuestions} nodes without a question`,
  );
}
