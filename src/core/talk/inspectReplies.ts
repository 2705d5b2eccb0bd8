import { Defect } from '../flow/failure.ts';
import { bareFigures } from '../flow/inspect/bareFigures.ts';
import { lawsIn } from '../flow/inspect/templates.ts';
import { namesInTemplate } from '../flow/template.ts';
import type { FlowTools } from '../flow/types.ts';
import { ALWAYS_KNOWN } from '../flow/variables.ts';
import { CAPABILITIES } from '../messaging/capabilities.ts';
import { characterCount } from '../messaging/characters.ts';
import { tellReply, type SavedReply } from './replies.ts';

/** Something an editor should mend in a saved reply. */
export interface ReplyFinding {
  /** Where in the file, e.g. `['replies', 1, 'text']`. */
  readonly path: readonly PropertyKey[];
  readonly message: string;
  readonly cure: string;
}

interface Surroundings {
  /** What `law` can show: `id`, or `id:key`. */
  readonly parameters: ReadonlySet<string>;
  /** The day's tools for somebody of whom nothing is known. */
  readonly tools: FlowTools;
}

/** Characters of one message on every platform. */
const LONGEST = Math.min(...Object.values(CAPABILITIES).map(({ textLength }) => textLength));

type Problem = readonly [at: string, message: string, cure: string];

/** Everything wrong with saved replies; what the schema holds is not looked at again. */
export function inspectReplies(
  replies: readonly SavedReply[],
  around: Surroundings,
): readonly ReplyFinding[] {
  return replies.flatMap((reply, index) =>
    [...usedTwice(replies, index), ...figuresWrong(reply, around), ...unsayable(reply, around)].map(
      ([at, message, cure]) => ({ path: ['replies', index, at], message, cure }),
    ),
  );
}

function usedTwice(replies: readonly SavedReply[], index: number): readonly Problem[] {
  const id = replies[index]?.id;
  const isTwice = replies.findIndex((reply) => reply.id === id) < index;
  return isTwice ? [['id', `"${id ?? ''}" names two replies`, 'rename one of them']] : [];
}

function figuresWrong({ text }: SavedReply, { parameters }: Surroundings): readonly Problem[] {
  const unknown = lawsIn(text).filter((id) => !parameters.has(id));
  return [
    ...unknown.map((id): Problem => [
      'text',
      `no parameter "${id}" shows a number`,
      'name a file of content/parameters, with the group or sex where it differs by one',
    ]),
    ...bareFigures(text).map((figure): Problem => [
      'text',
      `"${figure}" is a figure without its law`,
      'show it with {{ "…" | law }} or from a calculator, or mark what is no figure of the law: | plain',
    ]),
  ];
}

function unsayable(reply: SavedReply, { tools }: Surroundings): readonly Problem[] {
  try {
    const known = new Set([...ALWAYS_KNOWN, ...Object.keys(reply.figures)]);
    const strange = namesInTemplate(reply.text).filter((name) => !known.has(name));
    if (strange.length > 0) {
      return [['text', `nobody knows "${strange.join('", "')}"`, 'correct the name']];
    }
    const { text } = tellReply(reply, { known: {}, tools });
    if (text === undefined) {
      return [['text', 'a figure has no value today', 'bring the parameter up to date']];
    }
    return characterCount(text) <= LONGEST
      ? []
      : [['text', `is longer than ${LONGEST} characters`, 'say less: one message carries no more']];
  } catch (error) {
    if (!(error instanceof Defect)) throw error;
    return [['text', error.message, 'mend the template']];
  }
}
