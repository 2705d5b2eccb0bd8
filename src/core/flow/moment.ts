import { FlowGone } from './failure.ts';
import type { Flow } from './schema.ts';
import type { FlowInput, FlowTools, Session } from './types.ts';
import { walk } from './walk.ts';
import type { Journey } from './walk.ts';
import type { Question } from './walker.ts';

/** One thing a person did, and where they stood when they did it. */
export interface Moment {
  /** The flow the session stands in; undefined when it stands in none or the version is gone. */
  readonly flow: Flow | undefined;
  readonly session: Session;
  readonly input: FlowInput;
  readonly tools: FlowTools;
}

/** A moment at which a question is open. */
export interface Asked extends Moment {
  readonly journey: Journey;
  readonly question: Question;
}

/** The journey the person is on; undefined outside every flow. Throws `FlowGone`. */
function journeyOf({ flow, session, tools }: Moment): Journey | undefined {
  if (!session.root) return undefined;
  if (!flow) throw new FlowGone(session.root.id);
  return { root: flow, session, tools };
}

/** The moment with the question that is open in it, found by replaying the answers. */
export function withQuestion(moment: Moment): Asked | undefined {
  const key = moment.session.open?.key;
  return key === undefined ? undefined : askedAt(moment, key);
}

/** The moment with the question of the path that has this key; undefined when it is not there. */
export function askedAt(moment: Moment, key: string): Asked | undefined {
  const journey = journeyOf(moment);
  if (!journey) return undefined;
  const { question, failure } = walk(journey, { until: key });
  if (failure) throw failure;
  return question && { ...moment, journey, question };
}
