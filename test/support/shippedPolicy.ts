import { loadLaw } from '../../src/adapters/files/loadLaw.ts';
import { loadPolicyWords } from '../../src/adapters/files/loadPolicyWords.ts';
import type { PolicyTools } from '../../src/core/policy/rules.ts';
import { localDate } from '../../src/core/shared/localDate.ts';

/** The law and the words this repository ships, read as of 2026-11-22. */
export async function shippedPolicy(): Promise<PolicyTools> {
  const today = localDate('2026-11-22');
  const [{ law }, words] = await Promise.all([
    loadLaw('content', today),
    loadPolicyWords('content'),
  ]);
  return { law, words, today };
}
