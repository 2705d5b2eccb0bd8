import { asc, eq, isNull } from 'drizzle-orm';
import type { DeletionRegister, DeletionRequest } from '../../conversation/dataDeletion.ts';
import { CHANNELS } from '../../core/shared/contact.ts';
import { localDate } from '../../core/shared/localDate.ts';
import { deletionRequests } from './messengerSchema.ts';
import type { Queries } from './openDatabase.ts';

type Row = typeof deletionRequests.$inferSelect;

/** The register of wishes to delete on the database. */
export function databaseDeletionRegister({ queries }: { queries: Queries }): DeletionRegister {
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
  };
}

function toRequest({ channel, dueOn, doneAt, ...row }: Row): DeletionRequest {
  const known = CHANNELS.find((each) => each === channel);
  if (!known) throw new Error(`a deletion request names the channel "${channel}"`);
  return { ...row, channel: known, dueOn: localDate(dueOn), ...(doneAt !== null && { doneAt }) };
}
