import type { Content } from '../adapters/files/loadContent.ts';
import type { AskFaq, FaqAnswer } from '../adapters/http/knowledgeRoutes.ts';
import { Defect } from '../core/flow/failure.ts';
import { flowLibrary } from '../core/flow/library.ts';
import type { FlowTools } from '../core/flow/types.ts';
import type { Ranked } from '../core/knowledge/retrieve.ts';
import { tell } from '../core/knowledge/tell.ts';
import type { LocalDate } from '../core/shared/localDate.ts';
import { remembered } from '../core/shared/remembered.ts';
import { toolsOver } from './dialogue.ts';

/** Nobody: an answer over the API is said to everybody alike. */
const ANYBODY = { channel: 'zalo', account: 'api', contact: 'anybody' } as const;
const DAYS_REMEMBERED = 20;
const DECIMALS = 1_000;

/**
 * The curated answers behind the API. One whose figure has no value that day is not given; when it is
 * the sure one, there is none.
 */
export function askOver(content: Content): AskFaq {
  const toolsOn = toolsOver(content, flowLibrary(content.flows));
  const toolsOf = remembered(
    (on: LocalDate): FlowTools => ({ ...toolsOn(on), contact: ANYBODY }),
    (on) => on,
    DAYS_REMEMBERED,
  );
  return (question, asker) => {
    const { decision, results } = content.knowledge.find(question, asker);
    const tools = toolsOf(asker.on);
    const [first, ...others] = results.map((ranked) => said(ranked, tools));
    const isLost = !first && decision === 'answer';
    const found = isLost ? [] : [first, ...others].filter((result) => result !== undefined);
    return { decision: found.length === 0 ? 'none' : decision, results: found };
  };
}

function said(
  { entry, score }: Ranked,
  tools: FlowTools,
): FaqAnswer['results'][number] | undefined {
  try {
    const listener = { known: {}, tools };
    const question = tell(entry, 'question', listener)?.text ?? entry.question;
    const answer = tell(entry, 'answer', listener)?.text ?? '';
    const { id, source, from } = entry;
    const rounded = Math.round(score * DECIMALS) / DECIMALS;
    return { id, question, answer, score: rounded, source, valid_from: from };
  } catch (error) {
    if (error instanceof Defect) return undefined;
    throw error;
  }
}
