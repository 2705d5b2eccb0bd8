import { IMPOSSIBLE_REASONS } from '../../understanding/reading.ts';
import { Defect } from '../failure.ts';
import type { Phrases } from '../phrases.ts';
import { namesInTemplate } from '../template.ts';
import { ALWAYS_KNOWN } from '../variables.ts';
import { leavesOf } from './leavesOf.ts';

/** What some phrases may speak of beside what all may. */
const ALSO_KNOWN: Readonly<Record<string, readonly string[]>> = {
  not_understood: ['example'],
  not_understood_offer_person: ['example'],
  confirm: ['said'],
  impossible: ['minimum', 'maximum', 'kind'],
  why_line: ['label', 'amount', 'numbers'],
  why_source: ['number', 'reference'],
  taken: ['facts'],
  half_heard: ['facts'],
  told: ['said', 'province'],
  back_to_question: ['title'],
  model_answer: ['answer', 'source'],
  question_of_place: ['question', 'place'],
};

/** Phrases that are templates in another place than the top. */
const WORDS_ONLY = ['address', 'units', 'buttons', 'consents', 'contact_form'];

/** A phrase that cannot be said. */
export interface PhraseFinding {
  /** Where it stands, e.g. `['confirm', 'money']`. */
  readonly path: readonly string[];
  readonly message: string;
  readonly cure: string;
}

/**
 * Phrases that are lacking, cannot be parsed or speak of what they do not know. A consent knows the variables of
 * the flow that asks for it, so only its syntax is checked.
 */
export function inspectPhrases(phrases: Phrases): readonly PhraseFinding[] {
  const templates = Object.entries(phrases).filter(([name]) => !WORDS_ONLY.includes(name));
  const consents = Object.entries(phrases.consents);
  return [
    ...withoutReason(phrases),
    ...templates.flatMap(([name, value]) =>
      leavesOf([name], value).flatMap(([path, text]) => judged(path, text, ALSO_KNOWN[name] ?? [])),
    ),
    ...consents.flatMap(([id, { text }]) => judged(['consents', id, 'text'], text)),
  ];
}

/** Whatever the ear finds impossible must be told with its own reason. */
function withoutReason({ impossible }: Phrases): readonly PhraseFinding[] {
  return IMPOSSIBLE_REASONS.filter((reason) => !Object.hasOwn(impossible, reason)).map(
    (reason) => ({
      path: ['impossible'],
      message: `has no words for "${reason}"`,
      cure: `add "${reason}"`,
    }),
  );
}

/** `more` undefined: any variable may be spoken of. */
function judged(
  path: readonly string[],
  text: string,
  more?: readonly string[],
): readonly PhraseFinding[] {
  try {
    const known = new Set<string>([...ALWAYS_KNOWN, ...(more ?? [])]);
    const unknown = more ? namesInTemplate(text).filter((name) => !known.has(name)) : [];
    return unknown.map((name) => ({
      path,
      message: `"${name}" has no value here`,
      cure: `use one of: ${[...known].join(', ')}`,
    }));
  } catch (error) {
    if (!(error instanceof Defect)) throw error;
    return [{ path, message: error.message, cure: 'mend the template' }];
  }
}
