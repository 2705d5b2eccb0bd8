import { asc, desc, sql } from 'drizzle-orm';
import { bounded } from '../../core/flow/limits.ts';
import { fold } from '../../core/understanding/normalize.ts';
import type { LaneOutcome, UnansweredStore } from '../../conversation/stores.ts';
import { columns } from './columns.ts';
import type { Queries } from './openDatabase.ts';
import { unansweredQuestions } from './schema.ts';

/** Characters of a question that are kept; an index row has room for them. */
const LONGEST = 300;

/** Asked since it was settled last; more than none: it is open. */
export const SINCE_SETTLED = sql`(${unansweredQuestions.count} - ${unansweredQuestions.settledCount})`;

/** True for a question that waits for an editor. */
export const IS_OPEN = sql`(${unansweredQuestions.settledAt} is null or ${SINCE_SETTLED} > 0)`;

/** Questions that wait for an answer, most often asked first; `count` is since they were settled. */
export function databaseUnanswered({ queries }: { queries: Queries }): UnansweredStore {
  return {
    async list() {
      const { text, firstAt, lastAt } = unansweredQuestions;
      const count = SINCE_SETTLED.mapWith(Number);
      return queries
        .select({ text, count, firstAt, lastAt })
        .from(unansweredQuestions)
        .where(IS_OPEN)
        .orderBy(desc(SINCE_SETTLED), desc(lastAt), asc(text));
    },
  };
}

/**
 * Counts the unanswered questions of a batch in its transaction; the same folded text is one. Asked
 * again on the day it was settled, it stays settled.
 */
export async function storeUnanswered(
  { queries, now }: { queries: Queries; now: number },
  outcomes: readonly LaneOutcome[],
): Promise<void> {
  const questions = counted(outcomes.flatMap(({ unanswered }) => unanswered));
  if (questions.length === 0) return;
  const given = columns(questions, {
    folded: ['text', ({ folded }) => folded],
    question: ['text', ({ question }) => question],
    times: ['integer', ({ times }) => times],
  });
  await queries.execute(sql`
    insert into unanswered_questions as kept (folded, text, count, first_at, last_at)
    select folded, question, times, ${now}::bigint, ${now}::bigint from ${given} order by folded
    on conflict (folded) do update set
      text = excluded.text, count = kept.count + excluded.count, last_at = excluded.last_at,
      settled_count = case when ${now}::bigint < kept.quiet_until
        then kept.count + excluded.count else kept.settled_count end`);
}

interface Counted {
  readonly folded: string;
  readonly question: string;
  readonly times: number;
}

/** One statement may touch a row once. Signs alone are no question. */
function counted(texts: readonly string[]): readonly Counted[] {
  const found = new Map<string, Counted>();
  for (const text of texts) {
    const question = bounded(text, LONGEST);
    const folded = fold(question);
    const times = (found.get(folded)?.times ?? 0) + 1;
    if (folded !== '') found.set(folded, { folded, question, times });
  }
  return [...found.values()];
}
