import type { Content } from '../adapters/files/loadContent.ts';
import { makeDialogue, type Dialogue } from '../conversation/dialogue.ts';
import { openFlowShelf } from '../conversation/flowShelf.ts';
import type { FlowArchive } from '../conversation/stores.ts';
import type { FlowLibrary, FlowTools, Illustration } from '../core/flow/types.ts';
import { drawPicture } from '../core/picture/pictures.ts';
import type { PictureWords } from '../core/picture/words.ts';
import { flowKnowledge } from '../core/knowledge/flowKnowledge.ts';
import { makeCalculate } from '../core/policy/calculate.ts';
import { figuresOn } from '../core/policy/parameters.ts';
import { showParameter } from '../core/policy/showParameter.ts';
import type { LocalDate } from '../core/shared/localDate.ts';
import type { PictureOrder } from '../core/shared/pictureOrder.ts';
import { remembered } from '../core/shared/remembered.ts';
import type { Surroundings } from './surroundings.ts';

/** Enough for everybody who is being answered in the same minutes. */
const ASSESSMENTS_REMEMBERED = 2_000;

interface DialogueParts extends Surroundings {
  readonly archive: FlowArchive;
  readonly asOf: LocalDate | undefined;
}

/** The dialogue over the content folders: flows with their older versions, law, words and ear. */
export async function openDialogue(content: Content, parts: DialogueParts): Promise<Dialogue> {
  const flows = await openFlowShelf(content.flows, parts);
  const { clock, asOf } = parts;
  return makeDialogue({ flows, toolsOn: toolsOver(content, flows), clock, asOf });
}

/** What a turn may use on a day: the figures and calculators of that day. */
export function toolsOver(
  {
    phrases,
    understanding,
    law,
    policyWords: words,
    pictureWords,
    knowledge,
    links,
  }: Pick<
    Content,
    'phrases' | 'understanding' | 'law' | 'policyWords' | 'pictureWords' | 'knowledge'
  > &
    Partial<Pick<Content, 'links'>>,
  flows: FlowLibrary,
): (today: LocalDate) => Omit<FlowTools, 'contact'> {
  return (today) => ({
    today,
    flows,
    phrases,
    understanding,
    calculate: remembered(
      makeCalculate({ law, words, today }),
      (name, inputs) => `${name} ${JSON.stringify(inputs)}`,
      ASSESSMENTS_REMEMBERED,
    ),
    picture: (name, input) => illustration({ name, on: today, input }, pictureWords),
    parameter: (id, key) => showParameter(law, id, today, key),
    figures: Object.fromEntries(
      figuresOn(law, today).flatMap(({ id, value }) =>
        typeof value === 'number' ? [[id, value]] : [],
      ),
    ),
    knowledge: flowKnowledge(knowledge, today),
    ...(links && { links }),
  });
}

/** A picture as a flow may say it: its data, and what it shows in words. */
function illustration(order: PictureOrder, words: PictureWords): Illustration {
  const outcome = drawPicture(order, words);
  if (outcome.ok) return { ok: true, image: { order, caption: outcome.drawing.text } };
  const { code, field } = outcome.refusal;
  return { ok: false, reason: field === undefined ? code : `${code}: ${field}` };
}
