import { sql } from 'drizzle-orm';
import type { Queries } from './openDatabase.ts';

/** Longer than this and the database is no use to a citizen. */
const PATIENCE_MS = 2_000;

/** True when the database answers a trivial question soon. */
export async function isAnswering(queries: Queries): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined;
  const tooLong = new Promise<boolean>((resolve) => {
    timer = setTimeout(resolve, PATIENCE_MS, false);
  });
  const answer = queries.execute(sql`select 1`).then(
    () => true,
    () => false,
  );
  const result = await Promise.race([answer, tooLong]);
  clearTimeout(timer);
  return result;
}
