import { seenOf, type Answer } from './ask.ts';
import { fail, ok, warning, type Finding } from './finding.ts';
import type { Check } from './surroundings.ts';

const CHECK = 'language model';
const OFF = 'or remove OPENAI_API_KEY to work without a model';

/** Whether the model's server knows us and the model (`GET /models/{name}`, which costs nothing). */
export const checkModel: Check = async ({ config: { model }, ask }) => {
  if (!model) return [ok(CHECK, 'off: OPENAI_API_KEY is not set')];
  const url = `${model.baseUrl}/models/${encodeURIComponent(model.model)}`;
  const answer = await ask({ url, headers: { authorization: `Bearer ${model.apiKey}` } });
  return [findingOf(answer, model.model)];
};

function findingOf(answer: Answer, name: string): Finding {
  const seen = `${name}: ${seenOf(answer)}`;
  if (answer.kind === 'outage') {
    return fail(CHECK, seen, `see that OPENAI_BASE_URL is right and its server runs, ${OFF}`);
  }
  if (answer.status === 200) return ok(CHECK, seen);
  if (answer.status === 401 || answer.status === 403) {
    return fail(CHECK, seen, `write a good key into OPENAI_API_KEY, ${OFF}`);
  }
  return warning(
    CHECK,
    `${seen}; the server does not tell of this model`,
    'see that OPENAI_MODEL is right; a server without this page may know the model all the same',
  );
}
