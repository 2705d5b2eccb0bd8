import { databaseCrmQueue } from '../adapters/database/notices/crmQueue.ts';
import { databaseNoticeBook } from '../adapters/database/notices/noticeBook.ts';
import { databaseNoticeReader } from '../adapters/database/notices/noticeReader.ts';
import { databaseNoticeSettings } from '../adapters/database/notices/noticeSettings.ts';
import { databasePushSubscriptions } from '../adapters/database/notices/pushSubscriptions.ts';
import { databaseTellings } from '../adapters/database/notices/tellings.ts';
import { keptSecret } from '../adapters/database/keptSecret.ts';
import type { Database } from '../adapters/database/openDatabase.ts';
import type { Config } from '../config.ts';
import type {
  CrmQueue,
  NoticeBook,
  NoticeReader,
  Tellings,
} from '../conversation/notices/ports.ts';
import type { SettingsStore, SubscriptionStore } from '../conversation/notices/settings.ts';
import type { Clock } from '../conversation/ports.ts';

/** What is kept of who is told what. */
export interface NoticeStores {
  readonly book: NoticeBook;
  readonly tellings: Tellings;
  readonly reader: NoticeReader;
  readonly settings: SettingsStore;
  readonly subscriptions: SubscriptionStore;
  readonly crm: CrmQueue;
  /** From it come the keys by which push services know us. */
  readonly pushSecret: string;
}

export async function openNoticeStores(
  config: Pick<Config, 'crm'>,
  needs: { readonly database: Database; readonly clock: Clock },
): Promise<NoticeStores> {
  const { database, clock } = needs;
  const { queries } = database;
  return {
    book: databaseNoticeBook({ database, clock, crm: config.crm !== undefined }),
    tellings: databaseTellings({ queries, clock }),
    reader: databaseNoticeReader({ queries }),
    settings: databaseNoticeSettings({ queries, clock }),
    subscriptions: databasePushSubscriptions({ queries, clock }),
    crm: databaseCrmQueue({ queries, clock }),
    pushSecret: await keptSecret(queries, 'push'),
  };
}
