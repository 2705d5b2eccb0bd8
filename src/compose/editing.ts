import type { Content } from '../adapters/files/loadContent.ts';
import type { DeskRoute } from '../adapters/http/desk/deskRoute.ts';
import { flowRoutes } from '../adapters/http/desk/flowRoutes.ts';
import { gapRoutes, type NearAnswer } from '../adapters/http/desk/gapRoutes.ts';
import type { Clock } from '../conversation/ports.ts';
import { plainQuestion } from '../core/knowledge/entry.ts';
import { dayInVietnam, type LocalDate } from '../core/shared/localDate.ts';
import { remembered } from '../core/shared/remembered.ts';
import type { Stores } from './stores.ts';

interface EditingParts {
  readonly content: Pick<Content, 'flows' | 'knowledge'>;
  readonly stores: Pick<Stores, 'desk' | 'deskLeads'>;
  readonly clock: Clock;
}

const MOST_NEAR = 3;
const DECIMALS = 100;
/** Pages of questions that editors turn back and forth. */
const QUESTIONS_REMEMBERED = 500;

/** What editors look at: questions without an answer, and the scripts. */
export function editorRoutes({ content, stores, clock }: EditingParts): readonly DeskRoute[] {
  const { gaps, servedSince } = stores.desk;
  const near = remembered(
    ({ question, on }: Asked) => nearestTo(content.knowledge, question, on),
    ({ question, on }) => `${on} ${question}`,
    QUESTIONS_REMEMBERED,
  );
  return [
    ...gapRoutes({
      gaps,
      nearest: (question) => near({ question, on: dayInVietnam(clock()) }),
      names: (ids) => stores.deskLeads.roster.names(ids),
    }),
    ...flowRoutes({ flows: content.flows, servedSince }),
  ];
}

interface Asked {
  readonly question: string;
  readonly on: LocalDate;
}

function nearestTo(
  knowledge: Content['knowledge'],
  question: string,
  on: LocalDate,
): readonly NearAnswer[] {
  return knowledge
    .nearest(question, { on })
    .slice(0, MOST_NEAR)
    .map(({ entry, score }) => ({
      id: entry.id,
      title: plainQuestion(entry),
      score: Math.round(score * DECIMALS) / DECIMALS,
    }));
}
