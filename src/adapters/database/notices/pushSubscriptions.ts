import { and, desc, eq, sql } from 'drizzle-orm';
import type { SubscriptionStore } from '../../../conversation/notices/settings.ts';
import type { Clock } from '../../../conversation/ports.ts';
import { pushSubscriptions } from '../noticesSchema.ts';
import type { Queries } from '../openDatabase.ts';

/** Browsers that are told, on the database. */
export function databasePushSubscriptions({
  queries,
  clock,
}: {
  readonly queries: Queries;
  readonly clock: Clock;
}): SubscriptionStore {
  return {
    list: (staffId) =>
      queries
        .select({
          endpoint: pushSubscriptions.endpoint,
          p256dh: pushSubscriptions.p256dh,
          auth: pushSubscriptions.auth,
        })
        .from(pushSubscriptions)
        .where(eq(pushSubscriptions.staffId, staffId))
        .orderBy(desc(pushSubscriptions.createdAt), desc(pushSubscriptions.id)),
    async put(staffId, { endpoint, p256dh, auth, browser }, most) {
      const row = { staffId, p256dh, auth, browser, createdAt: clock() };
      await queries
        .insert(pushSubscriptions)
        .values({ ...row, endpoint })
        .onConflictDoUpdate({ target: pushSubscriptions.endpoint, set: row });
      await queries.execute(sql`
        delete from push_subscriptions where staff_id = ${staffId} and id not in (
          select id from push_subscriptions where staff_id = ${staffId}
          order by created_at desc, id desc limit ${most})`);
    },
    async remove(staffId, endpoint) {
      const { staffId: staff, endpoint: address, id } = pushSubscriptions;
      const gone = await queries
        .delete(pushSubscriptions)
        .where(and(eq(staff, staffId), eq(address, endpoint)))
        .returning({ id });
      return gone.length > 0;
    },
  };
}
