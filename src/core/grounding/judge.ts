import type { Draft } from './draft.ts';
import type { Held } from './held.ts';
import type { Prompt } from './prompt.ts';
import { RULES, type Rule, type RuleName } from './rules.ts';

export type Judgement =
  | { readonly ok: true; readonly text: string; readonly ids: readonly string[] }
  /** `refused`: the model found no answer in the passages; else the rule that was broken. */
  | { readonly ok: false; readonly reason: RuleName | 'refused' };

/** What a draft is judged with. */
export interface JudgeTools extends Pick<Held, 'figures' | 'words' | 'masked'> {
  readonly rules?: readonly Rule[];
}

const TOKEN = /⟦[^⟦⟧]*⟧/g;

/**
 * Lets an answer through only when nothing in it is the model's own: what it cites is there word for
 * word, and every figure comes from there. Anything else is refused with the first rule it breaks.
 */
export function judge(draft: Draft, prompt: Prompt, tools: JudgeTools): Judgement {
  if (draft.refuse) return { ok: false, reason: 'refused' };
  const held = hold(draft, prompt, tools);
  const broken = (tools.rules ?? RULES).find(({ holds }) => !holds(held));
  if (broken) return { ok: false, reason: broken.name };
  return { ok: true, text: held.answer, ids: held.cited.map(({ id }) => id) };
}

function hold({ answer, citations }: Draft, prompt: Prompt, tools: JudgeTools): Held {
  const raw = answer.trim();
  const ids = new Set(citations.map(({ passage }) => passage));
  return {
    ...tools,
    raw,
    answer: shown(raw, prompt),
    citations: citations.map(({ passage, quote }) => ({ passage, quote: shown(quote, prompt) })),
    cited: prompt.passages.filter(({ id }) => ids.has(id)),
    prompt,
  };
}

/** Tokens become the figures they stand for; one that was never given stays and is found out. */
function shown(text: string, { figures }: Prompt): string {
  return text.replace(TOKEN, (token) => figures.get(token) ?? token);
}
