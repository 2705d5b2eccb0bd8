import { Defect } from '../flow/failure.ts';
import { render } from '../flow/template.ts';
import type { FlowKnowledge, KnowledgeListener } from '../flow/types.ts';
import { withAddress } from '../flow/variables.ts';
import type { LocalDate } from '../shared/localDate.ts';
import { fold } from '../understanding/normalize.ts';
import type { Entry } from './entry.ts';
import type { Knowledge } from './knowledge.ts';
import { mayHave, type Asker } from './nearness.ts';
import type { Ranked } from './retrieve.ts';
import { tell } from './tell.ts';

/** The curated answers as a conversation uses them on a day. */
export function flowKnowledge(knowledge: Knowledge, today: LocalDate): FlowKnowledge {
  return {
    find(question, province) {
      const asker = { province, on: today };
      const { decision, results, related } = knowledge.find(question, asker);
      const several = decision === 'answer' ? acrossEntries(knowledge, question, asker) : [];
      return {
        decision,
        ids: results.map(({ entry }) => entry.id),
        related: [...related, ...several].map(({ entry }) => entry.id),
      };
    },
    tell(id, part, { province, known, tools }) {
      const entry = knowledge.entry(id);
      if (!entry || !mayHave(entry, { province, on: today })) return { kind: 'unknown' };
      return orNoFigure(() => {
        const said = tell(entry, part, { known, tools });
        return said ? { kind: 'said', ...said, ...besides(entry) } : { kind: 'unknown' };
      });
    },
    title(id, listener) {
      const entry = knowledge.entry(id);
      if (!entry || !mayHave(entry, { province: listener.province, on: today })) return undefined;
      const said = orNoFigure(() => tell(entry, 'question', listener));
      return said && 'text' in said ? titled(entry, said.text, listener) : undefined;
    },
  };
}

/** The answers of a text that asks for several at once: "đóng bao nhiêu? bao giờ có lương hưu?" */
function acrossEntries(knowledge: Knowledge, text: string, asker: Asker): readonly Ranked[] {
  const questions = text.split(SEVERAL).filter((each) => each.trim() !== '');
  if (questions.length < 2) return [];
  const sure = questions.flatMap((each) => {
    const { decision, results } = knowledge.find(each, asker);
    return decision === 'answer' ? results.slice(0, 1) : [];
  });
  const first = sure.filter(
    ({ entry }, at) => sure.findIndex((other) => other.entry === entry) === at,
  );
  return first.length > 1 ? first : [];
}

/** Where one question of a message ends. */
const SEVERAL = /[?;\n]+/u;

/** Who did not say where they live sees where an answer holds. */
function titled(entry: Entry, question: string, { province, known, tools }: KnowledgeListener) {
  const id = entry.place.replaceAll('-', '_');
  const place = province === undefined ? tools.understanding.placeName(id) : undefined;
  if (place === undefined || fold(question).includes(nameIn(place))) return question;
  const variables = withAddress({ question, place }, known, tools);
  return render(tools.phrases, tools.phrases.question_of_place, { tools, variables, lines: [] });
}

/** `thành phố Hà Nội` → ha noi: a name of ours has two syllables. */
function nameIn(place: string): string {
  return fold(place).split(' ').slice(-2).join(' ');
}

function besides({ more, flow }: Entry) {
  return { hasMore: more !== undefined, ...(flow !== undefined && { flow }) };
}

/** An answer that cannot be said is as one without its figure; `check:content` tells its editor why. */
function orNoFigure<Said>(say: () => Said): Said | { readonly kind: 'no_figure' } {
  try {
    return say();
  } catch (error) {
    if (error instanceof Defect) return { kind: 'no_figure' };
    throw error;
  }
}
