import { phrase } from './speak.ts';
import { bounded, LIMITS } from './limits.ts';
import type { Moment } from './moment.ts';
import type { KnowledgeListener, Passage, Turn } from './types.ts';
import { explained } from './why.ts';

/** The passage that holds what a calculator came to in this conversation. */
export const CALCULATOR = 'calculator';

/**
 * Asks the model, where one may be asked and there is something it may answer from; the turn is taken
 * again when it has answered.
 */
export function askModel(
  moment: Moment,
  text: string,
  { ids, listener }: { readonly ids: readonly string[]; readonly listener: KnowledgeListener },
): Turn | undefined {
  const { session, input, tools } = moment;
  if (input.model?.kind !== 'may_be_asked') return undefined;
  const passages = ids.flatMap((id) => passageOf(moment, id, listener));
  if (passages.length === 0) return undefined;
  const question = tools.understanding.masked(bounded(text, LIMITS.typedText));
  const consultation = {
    question,
    you: phrase('{{ you }}', moment),
    passages: [...passages, ...calculated(moment)],
  };
  return { session, events: [{ kind: 'model_asked', consultation }] };
}

function passageOf(moment: Moment, id: string, listener: KnowledgeListener): Passage[] {
  const { knowledge } = moment.tools;
  const title = knowledge.title(id, listener);
  const told = knowledge.tell(id, 'answer', listener);
  if (title === undefined || told.kind !== 'said') return [];
  const more = told.hasMore ? knowledge.tell(id, 'more', listener) : undefined;
  const sources = told.lines[0]?.references.map((each) => `${each.title}, ${each.article}`) ?? [];
  const texts = [title, told.text, more?.kind === 'said' ? more.text : '', ...sources];
  return [{ id, text: texts.filter((text) => text !== '').join('\n') }];
}

function calculated(moment: Moment): Passage[] {
  const text = moment.session.lines.map((line) => explained(moment, line)).join('\n');
  return text === '' ? [] : [{ id: CALCULATOR, text }];
}
