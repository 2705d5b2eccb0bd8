import { and, eq, gt, isNotNull, lt } from 'drizzle-orm';
import type { ConsentStore } from '../../conversation/accountConsent.ts';
import type { Database } from './openDatabase.ts';
import { oauthConsents } from './zaloSchema.ts';

/** A used link is remembered for longer than any link works. */
const KEPT_MS = 24 * 60 * 60 * 1000;

/** Consents under way on the database, for all processes. */
export function databaseConsents({ queries }: Pick<Database, 'queries'>): ConsentStore {
  return {
    async begin(consent) {
      await queries
        .delete(oauthConsents)
        .where(lt(oauthConsents.beganAt, consent.beganAt - KEPT_MS));
      const begun = await queries
        .insert(oauthConsents)
        .values(consent)
        .onConflictDoNothing()
        .returning({ linkHash: oauthConsents.linkHash });
      return begun.length > 0;
    },
    async take(stateHash, since) {
      return queries.transaction(async (transaction) => {
        const [found] = await transaction
          .select({ verifier: oauthConsents.verifier })
          .from(oauthConsents)
          .where(
            and(
              eq(oauthConsents.stateHash, stateHash),
              gt(oauthConsents.beganAt, since),
              isNotNull(oauthConsents.verifier),
            ),
          )
          .for('update');
        await transaction
          .update(oauthConsents)
          .set({ verifier: null })
          .where(eq(oauthConsents.stateHash, stateHash));
        return found?.verifier ?? undefined;
      });
    },
  };
}
