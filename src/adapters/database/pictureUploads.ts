import { and, count, desc, eq, gt, isNull, lt } from 'drizzle-orm';
import type { UploadStore } from '../../conversation/uploadStore.ts';
import type { Database } from './openDatabase.ts';
import { pictureUploads as rows } from './zaloSchema.ts';

/** Longer than any platform keeps an upload or counts it. */
const KEPT_MS = 90 * 24 * 60 * 60 * 1000;

/** Uploads on the database. */
export function databaseUploads({ queries }: Pick<Database, 'queries'>): UploadStore {
  return {
    async find(account, pictureHash, since) {
      const isUsable = and(eq(rows.pictureHash, pictureHash), gt(rows.uploadedAt, since));
      const [found] = await queries
        .select({ attachmentId: rows.attachmentId })
        .from(rows)
        .where(and(eq(rows.account, account), isUsable, isNull(rows.goneAt)))
        .orderBy(desc(rows.uploadedAt))
        .limit(1);
      return found?.attachmentId;
    },
    async record(account, { attachmentId, pictureHash, uploadedAt }) {
      const upload = { pictureHash, uploadedAt, goneAt: null };
      await queries.delete(rows).where(lt(rows.uploadedAt, uploadedAt - KEPT_MS));
      await queries
        .insert(rows)
        .values({ account, attachmentId, ...upload })
        .onConflictDoUpdate({ target: [rows.account, rows.attachmentId], set: upload });
    },
    async markGone(account, attachmentId, at) {
      await queries
        .update(rows)
        .set({ goneAt: at })
        .where(and(eq(rows.account, account), eq(rows.attachmentId, attachmentId)));
    },
    async count(account, since) {
      const [found] = await queries
        .select({ uploads: count() })
        .from(rows)
        .where(and(eq(rows.account, account), gt(rows.uploadedAt, since)));
      return found?.uploads ?? 0;
    },
  };
}
