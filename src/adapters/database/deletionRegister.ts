import { and, asc, desc, eq, isNull } from 'drizzle-orm';
import type { DeletionRegister, DeletionRequest } from '../../conversation/dataDeletion.ts';
import type { Clock } from '../../conversation/ports.ts';
import { CHANNELS } from '../../core/shared/contact.ts';
import { localDate } from '../../core/shared/localDate.ts';
import { deletionRequests } from './messengerSchema.ts';
import type { Queries } from './openDatabase.ts';

type Row = typeof deletionRequests.$inferSelect;

interface RegisterNeeds {
  readonly queries: Queries;
  readonly clock: Clock;
}

const MOST_LISTED = 1_000;

/** The register of wishes to delete on the database. */
export function databaseDeletionRegister({ queries, clock }: RegisterNeeds): DeletionRegister {
  return {
    async add(request) {
      await queries.insert(deletionRequests).values(request);
    },
    async find(code) {
      const rows = await queries
        .select()
        .from(deletionRequests)
        .where(eq(deletionRequests.code, code));
      return rows.map(toRequest)[0];
    },
    async open() {
      const { dueOn, doneAt, requestedAt } = deletionRequests;
      const rows = await queries
        .select()
        .from(deletionRequests)
        .where(isNull(doneAt))
        .orderBy(asc(dueOn), asc(requestedAt));
      return rows.map(toRequest);
    },
    async list() {
      const { dueOn, doneAt, requestedAt } = deletionRequests;
      const rows = await queries
        .select()
        .from(deletionRequests)
        .orderBy(desc(isNull(doneAt)), desc(doneAt), asc(dueOn), asc(requestedAt))
        .limit(MOST_LISTED);
      return rows.map(toRequest);
    },
    async finish(code) {
      const done = await queries
        .update(deletionRequests)
        .set({ doneAt: clock() })
        .where(and(eq(deletionRequests.code, code), isNull(deletionRequests.doneAt)))
        .returning({ code: deletionRequests.code });
      return done.length > 0;
    },
  };
}

function toRequest({ channel, dueOn, doneAt, ...row }: Row): DeletionRequest {
  const known = CHANNELS.find((each) => each === channel);
  if (!known) throw new Error(`a deletion request names the channel "${channel}"`);
  return { ...row, channel: known, dueOn: localDate(dueOn), ...(doneAt !== null && { doneAt }) };
}
