import { asc, desc, sql } from 'drizzle-orm';
import { bounded } from '../../core/flow/limits.ts';
import { fold } from '../../core/understanding/normalize.ts';
import type { LaneOutcome, UnansweredStore } from '../../conversation/stores.ts';
import { columns } from './columns.ts';
import type { Queries } from './openDatabase.ts';
import { unansweredQuestions } from './schema.ts';

/** Characters of a question that are kept; an index row has room for them. */
const LONGEST = 300;

/** Questions that found no answer, most often asked first. */
export function databaseUnanswered({ queries }: { queries: Queries }): UnansweredStore {
  return {
    async list() {
      const { text, count, firstAt, lastAt } = unansweredQuestions;
      return queries
        .select({ text, count, firstAt, lastAt })
        .from(unansweredQuestions)
        .orderBy(desc(count), desc(lastAt), asc(text));
    },
  };
}

/** Counts the unanswered questions of a batch in its transaction; the same folded text is one. */
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
      text = excluded.text, count = kept.count + excluded.count, last_at = excluded.last_at`);
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
