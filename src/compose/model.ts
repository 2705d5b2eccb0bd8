import type { Content } from '../adapters/files/loadContent.ts';
import { MODEL_DEADLINE, openaiModel } from '../adapters/model/openaiModel.ts';
import type { Config } from '../config.ts';
import { makeConsultationDesk, type ConsultationDesk } from '../conversation/consult.ts';
import type { Meter, Model } from '../conversation/ports.ts';
import type { ModelBook } from '../conversation/stores.ts';
import { addressWords, withoutWhereabouts } from '../core/understanding/whereabouts.ts';
import { figureWords } from '../core/grounding/figureWords.ts';
import { groundingWords } from '../core/grounding/groundingWords.ts';
import { judge } from '../core/grounding/judge.ts';
import { makePrompt } from '../core/grounding/prompt.ts';
import type { Limits } from './limits.ts';
import type { Surroundings } from './surroundings.ts';

/** The model that is configured, if any. */
export function openModel(
  { model }: Pick<Config, 'model'>,
  { patience }: Pick<Surroundings, 'patience'>,
): Model | undefined {
  return model && openaiModel({ ...model, deadline: patience?.model ?? MODEL_DEADLINE });
}

interface DeskParts extends Surroundings {
  readonly model: Model | undefined;
  readonly content: Content;
  readonly book: ModelBook;
  readonly limits: Limits;
  readonly meter: Meter;
  readonly wake: () => void;
}

/** The model with the content it is held to; undefined without a model. */
export function openDesk({
  model,
  content,
  limits,
  ...parts
}: DeskParts): ConsultationDesk | undefined {
  if (!model) return undefined;
  const { lexicon, understanding, modelWords } = content;
  const figures = figureWords(lexicon);
  const words = groundingWords(lexicon);
  const addresses = addressWords(lexicon);
  return makeConsultationDesk({
    ...parts,
    model,
    budget: limits.model,
    toPrompt: (consultation) => {
      const question = withoutWhereabouts(consultation.question, addresses);
      return makePrompt({ ...consultation, question }, modelWords, figures);
    },
    judge: (draft, prompt) =>
      judge(draft, prompt, { figures, words, masked: (text) => understanding.masked(text) }),
  });
}
