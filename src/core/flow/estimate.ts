import { Defect, FlowFailure } from './failure.ts';
import { assumed } from './fits.ts';
import { slotOf } from './heard.ts';
import { own } from './own.ts';
import type { Flow, NodeOf } from './schema.ts';
import { message, phrase } from './speak.ts';
import type { Speech } from './speech.ts';
import { render } from './template.ts';
import type { Answer, FlowInput, Turn } from './types.ts';
import { withAddress } from './variables.ts';
import { START, walk } from './walk.ts';
import type { Journey, Walk } from './walk.ts';
import type { Question } from './walker.ts';

/** The name under which an estimate finds what it assumes, a list of texts. */
export const ASSUMED = 'assumed';

type At = Pick<FlowInput, 'platformId' | 'at'>;
type Calculated = NodeOf<'calculate'> & { readonly estimate: string };

/** An answer nobody gave, with its words. */
interface Assumption {
  readonly question: Question;
  readonly answer: Answer;
  readonly words: string;
}

/**
 * A turn that opened a flow, with the result said before its question as it would be under what the
 * missing answers are assumed to be; every one of them is named, and what is said counts as calculated.
 * The same turn where nothing is missing, an answer cannot be assumed, or what was told is refused.
 * `journey` is where the flow was opened.
 */
export function estimating(turn: Turn, journey: Journey, at: At): Turn {
  const node = Object.values(journey.root.nodes).find(isEstimated);
  const found = node && resultOf(node, journey, at);
  const place = turn.events.findLastIndex(({ kind }) => kind === 'message_created');
  if (!node || !found || place < 0) return turn;
  const lines = [...found.walked.lines];
  const text = inWords(node, journey, { ...found, lines });
  const told = { kind: 'calculated', flow: journey.root.id } as const;
  return {
    session: { ...turn.session, lines },
    events: [...turn.events.slice(0, place), told, message(text), ...turn.events.slice(place)],
  };
}

function inWords(
  { estimate, as }: Calculated,
  { root, session, tools }: Journey,
  { walked, assumptions, lines }: Result & Pick<Speech, 'lines'>,
): string {
  const said = { ...walked.variables, [ASSUMED]: assumptions.map(({ words }) => words) };
  try {
    const variables = withAddress(said, session.known, tools);
    return render(root, estimate, { tools, variables, lines });
  } catch (error) {
    if (!(error instanceof Defect)) throw error;
    throw new FlowFailure({ flow: root.id, node: as }, error.message, { cause: error });
  }
}

function isEstimated(node: Flow['nodes'][string]): node is Calculated {
  return node.kind === 'calculate' && node.estimate !== undefined;
}

interface Result {
  readonly walked: Walk;
  readonly assumptions: readonly Assumption[];
}

function resultOf(node: Calculated, journey: Journey, at: At): Result | undefined {
  const assumptions: Assumption[] = [];
  for (;;) {
    const walked = walk(assuming(journey, assumptions), { liveFrom: START });
    if (own(walked.variables, node.as) !== undefined) {
      return assumptions.length > 0 ? { walked, assumptions } : undefined;
    }
    const next = walked.question && assumptionOf(walked.question, walked, { journey, at });
    if (!next || assumptions.some(({ question }) => question.key === next.question.key)) {
      return undefined;
    }
    assumptions.push(next);
  }
}

function assuming(journey: Journey, assumptions: readonly Assumption[]): Journey {
  const given = assumptions.map(({ question, answer }) => [question.key, answer] as const);
  const answers = { ...journey.session.answers, ...Object.fromEntries(given) };
  return { ...journey, session: { ...journey.session, answers } };
}

/** What was told and is not sure is taken as it was told; what was told and refused is not assumed away. */
function assumptionOf(
  question: Question,
  { taken }: Walk,
  { journey, at }: { readonly journey: Journey; readonly at: At },
): Assumption | undefined {
  const { node, guess } = question;
  const slot = slotOf(node);
  if (guess && slot) {
    const { value, said } = guess;
    const title = said.charAt(0).toLowerCase() + said.slice(1);
    const words = phrase(journey.tools.phrases.told[slot], journey, { said: title, province: '' });
    return { question, words, answer: { ...answerTo(node), value, said, ...at } };
  }
  const value = assumed(node);
  if (!node.assume || value === undefined || taken.has(slot ?? '')) return undefined;
  const { said } = node.assume;
  return { question, words: said, answer: { ...answerTo(node), value, said, ...at } };
}

function answerTo({ as, answer }: Question['node']): Pick<Answer, 'variable' | 'kind'> {
  return { variable: as, kind: answer };
}
