import { CAPABILITIES } from '../messaging/capabilities.ts';
import type { Choice } from '../messaging/outbound.ts';
import { askModel, CALCULATOR } from './consult.ts';
import { backTo } from './backTo.ts';
import { bounded, LIMITS } from './limits.ts';
import { withQuestion } from './moment.ts';
import type { Moment } from './moment.ts';
import { offering } from './offered.ts';
import { button } from './payload.ts';
import type { Payload } from './payload.ts';
import { askAgain, missesOf, offers } from './repeat.ts';
import { choicesOf, commandButton, message, phrase } from './speak.ts';
import type { KnowledgeListener, Session, ToldEntry, Turn } from './types.ts';

type Wanted = Omit<Extract<Payload, { kind: 'faq' }>, 'kind'>;
type Said = Extract<ToldEntry, { kind: 'said' }>;
/** What leads on from an answer. */
type Ways = Pick<Said, 'hasMore'> & {
  readonly flow: string | undefined;
};

/**
 * What the curated answers say to a free text that nothing else took: the answer and then the open
 * question again, or the questions it may have meant. Undefined when it is out of their scope.
 */
export function answerFreely(moment: Moment, text: string): Turn | undefined {
  const { knowledge } = moment.tools;
  const heard = bounded(text, LIMITS.typedText);
  const { decision, ids, related } = knowledge.find(heard, provinceKnown(moment.session));
  const written = related.length > 0 ? byModel(moment, heard, related) : undefined;
  if (written) return written;
  if (decision === 'none') return undefined;
  if (decision === 'choose') return whichQuestion(moment, ids, heard);
  const [id] = ids;
  return id === undefined ? undefined : tellEntry(moment, { id, part: 'answer' });
}

/** What the model made of it, or the question to the model; undefined when it has nothing to say. */
function byModel(moment: Moment, text: string, ids: readonly string[]): Turn | undefined {
  const { input, session, tools } = moment;
  if (input.model?.kind !== 'answered') {
    return askModel(moment, text, { ids, listener: listener(moment) });
  }
  const told = input.model.ids.flatMap((id) => saidBy(moment, id));
  const computed = input.model.ids.includes(CALCULATOR) ? session.lines : [];
  const lines = [...told.flatMap((each) => each.lines), ...computed];
  const [source] = lines.flatMap(({ references }) => references);
  const answer = phrase(tools.phrases.model_answer, moment, { answer: input.model.text, source });
  const flow = told.find((each) => each.flow !== undefined)?.flow;
  const ways = flow === undefined ? [] : waysToFlow(moment, flow);
  const unmatched = { kind: 'text_unmatched' as const, text: tools.understanding.kept(text) };
  const turn = comeBack({ ...moment, session: { ...session, lines } }, answer, ways);
  return { session: turn.session, events: [...turn.events, unmatched] };
}

/** An entry the model wrote from, with the law behind it. */
function saidBy(moment: Moment, id: string): Said[] {
  const told = moment.tools.knowledge.tell(id, 'answer', listener(moment));
  return told.kind === 'said' ? [told] : [];
}

/** The curated answer to a text, when there is a sure one; `flow` is offered where it names no other. */
export function answerSurely(moment: Moment, text: string, flow?: string): Turn | undefined {
  const { knowledge } = moment.tools;
  const heard = bounded(text, LIMITS.typedText);
  const { decision, ids } = knowledge.find(heard, provinceKnown(moment.session));
  const [id] = decision === 'answer' ? ids : [];
  return id === undefined ? undefined : tellEntry(moment, { id, part: 'answer' }, flow);
}

/**
 * Says an entry or the rest of it, and offers its flow or the other one that is named; undefined when it
 * is none that this person may be given.
 */
export function tellEntry(moment: Moment, { id, part }: Wanted, other?: string): Turn | undefined {
  const told = moment.tools.knowledge.tell(id, part, listener(moment));
  if (told.kind === 'unknown') return undefined;
  if (told.kind === 'no_figure') return sorry(moment);
  const lines = told.lines.length > 0 ? told.lines : moment.session.lines;
  const ways = waysOn(moment, { ...told, flow: told.flow ?? other }, { id, part });
  return comeBack({ ...moment, session: { ...moment.session, lines } }, told.text, ways);
}

/** The answer and the open question in one message where their buttons fit; else one after the other. */
function comeBack(moment: Moment, text: string, ways: readonly Choice[]): Turn {
  const { tools } = moment;
  const asked = withQuestion(moment);
  if (!asked) {
    return offering(moment, text, [
      ...ways,
      commandButton('why', tools),
      commandButton('menu', tools),
    ]);
  }
  const { count } = CAPABILITIES[tools.contact.channel].buttons;
  const isRoom = choicesOf(asked.question, tools).length + ways.length <= count;
  const back = backTo(asked);
  const misses = missesOf(asked);
  if (isRoom) return askAgain(asked, { before: `${text}\n\n${back}`, misses, more: ways });
  const { session, events } = askAgain(asked, {
    before: back,
    misses,
    events: [message(text, ways)],
  });
  return { session: { ...session, offered: { choices: ways } }, events };
}

function waysOn(moment: Moment, told: Ways, { id, part }: Wanted): readonly Choice[] {
  const { tools } = moment;
  return [
    ...(told.hasMore && part === 'answer'
      ? [button(tools.phrases.buttons.more, { kind: 'faq', id, part: 'more' })]
      : []),
    ...waysToFlow(moment, told.flow),
  ];
}

function waysToFlow({ tools }: Moment, id: string | undefined): readonly Choice[] {
  const flow = id === undefined ? undefined : tools.flows.find(id);
  return flow ? [button(flow.title, { kind: 'flow', flow: flow.id })] : [];
}

/** The questions a text may have meant, as buttons that may be typed as well; who meant none of them is kept for the editor. */
function whichQuestion(moment: Moment, ids: readonly string[], text: string): Turn | undefined {
  const { tools } = moment;
  const choices = ids.flatMap((id) => {
    const title = tools.knowledge.title(id, listener(moment));
    return title === undefined ? [] : [button(title, { kind: 'faq', id, part: 'answer' })];
  });
  if (choices.length === 0) return undefined;
  const asks = phrase(tools.phrases.which_question, moment);
  const { session, events } = offering(moment, asks, [...choices, commandButton('person', tools)]);
  const unmatched = { kind: 'text_unmatched' as const, text: tools.understanding.kept(text) };
  return { session, events: [...events, unmatched] };
}

/** Nothing is guessed: says so, offers a person and asks the open question again. */
function sorry(moment: Moment): Turn {
  const { session, tools } = moment;
  const text = phrase(tools.phrases.no_figure, moment);
  const asked = withQuestion(moment);
  const more = [commandButton('person', tools)];
  return asked
    ? askAgain(asked, { before: text, misses: missesOf(asked), more })
    : { session, events: [message(text, offers(moment))] };
}

function listener({ session, tools }: Moment): KnowledgeListener {
  return { province: provinceKnown(session), known: session.known, tools };
}

/** The province the person told last, in this flow or another. */
function provinceKnown({ known }: Session): string | undefined {
  const answers = Object.values(known).filter(({ kind }) => kind === 'province');
  const value = answers.toSorted((a, b) => a.at - b.at).at(-1)?.value;
  return typeof value === 'string' ? value : undefined;
}
