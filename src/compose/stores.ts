import { databaseConversations } from '../adapters/database/conversations.ts';
import { databaseConsents } from '../adapters/database/consents.ts';
import { databaseCommentReplies } from '../adapters/database/commentReplies.ts';
import { databaseDeletionRegister } from '../adapters/database/deletionRegister.ts';
import { databaseFlowVersions } from '../adapters/database/flowVersions.ts';
import { databaseIncidents } from '../adapters/database/incidents.ts';
import { databaseInbox } from '../adapters/database/inbox.ts';
import { isAnswering } from '../adapters/database/isAnswering.ts';
import { databaseLanes } from '../adapters/database/lanes.ts';
import { databaseLeads } from '../adapters/database/leads.ts';
import { databaseModelBook } from '../adapters/database/modelBook.ts';
import { openEmbedded, openPostgres, type Database } from '../adapters/database/openDatabase.ts';
import { databaseOutbox } from '../adapters/database/outbox.ts';
import { databaseSignals } from '../adapters/database/signals.ts';
import { takeOwnership, type Ownership } from '../adapters/database/ownership.ts';
import { databaseUploads } from '../adapters/database/pictureUploads.ts';
import { databaseTokens } from '../adapters/database/tokens.ts';
import type { Config } from '../config.ts';
import type { Conversations } from '../conversation/conversations.ts';
import type { IncidentStore } from '../conversation/incidents.ts';
import type { SignalStore } from '../conversation/signalStore.ts';
import type { ConsentStore } from '../conversation/accountConsent.ts';
import type { CommentReplies } from '../conversation/answerComments.ts';
import type { DeletionRegister } from '../conversation/dataDeletion.ts';
import type { TokenStore } from '../conversation/ports.ts';
import type {
  FlowArchive,
  Inbox,
  Lanes,
  LeadStore,
  ModelBook,
  Outbox,
} from '../conversation/stores.ts';
import type { UploadStore } from '../conversation/uploadStore.ts';
import { openDeskStores, type DeskStores } from './deskStores.ts';
import { openLeadStores, type LeadStores } from './leadStores.ts';
import { openNoticeStores, type NoticeStores } from './noticeStores.ts';
import { openReportStores, type ReportStores } from './reportStores.ts';
import { openTalkStores, type TalkStores } from './talkStores.ts';
import { openStaffChatStores, type StaffChatStores } from './staffChatStores.ts';
import type { Surroundings } from './surroundings.ts';

/** Everything that is kept, on one database. */
export interface Stores {
  readonly inbox: Inbox;
  readonly lanes: Lanes;
  readonly outbox: Outbox;
  readonly leads: LeadStore;
  readonly tokens: TokenStore;
  readonly consents: ConsentStore;
  readonly uploads: UploadStore;
  readonly archive: FlowArchive;
  readonly modelBook: ModelBook;
  readonly signals: SignalStore;
  readonly conversations: Conversations;
  readonly incidents: IncidentStore;
  readonly commentReplies: CommentReplies;
  readonly deletionRegister: DeletionRegister;
  readonly ownership: Ownership;
  readonly desk: DeskStores;
  readonly deskLeads: LeadStores;
  readonly reports: ReportStores;
  readonly notices: NoticeStores;
  readonly talks: TalkStores;
  readonly staffChat: StaffChatStores;
  isAnswering(): Promise<boolean>;
  close(): Promise<void>;
}

export async function openStores(config: Config, surroundings: Surroundings): Promise<Stores> {
  const { clock, log } = surroundings;
  const database = surroundings.database ?? (await openDatabase(config, surroundings));
  const { queries } = database;
  const ownership = await takeOwnership(database.lifeline, (error) => {
    log.error('ownership_lost', { error });
  });
  return {
    inbox: databaseInbox({ queries, clock }),
    lanes: databaseLanes({ queries, ownership, clock }),
    outbox: databaseOutbox({ queries, ownership, clock }),
    leads: databaseLeads({ queries }),
    tokens: databaseTokens({ database, clock }),
    consents: databaseConsents({ queries }),
    uploads: databaseUploads({ queries }),
    archive: databaseFlowVersions({ queries, clock }),
    modelBook: databaseModelBook({ queries }),
    signals: databaseSignals({ queries, clock, pause: config.pause }),
    conversations: databaseConversations({ queries, clock, mayPay: config.paidMessages }),
    incidents: databaseIncidents({ queries, clock }),
    commentReplies: databaseCommentReplies({ queries, clock }),
    deletionRegister: databaseDeletionRegister({ queries, clock }),
    ownership,
    desk: await openDeskStores(config, { database, clock }),
    deskLeads: openLeadStores({ database, clock }),
    reports: openReportStores({ database, clock }),
    notices: await openNoticeStores(config, { database, clock }),
    talks: openTalkStores({ database, clock }),
    staffChat: await openStaffChatStores(config, { database, clock }),
    isAnswering: () => isAnswering(queries),
    close: () => database.close(),
  };
}

/** PostgreSQL when DATABASE_URL names one, else the embedded database in DATA_DIR. */
export function openDatabase(
  config: Pick<Config, 'databaseUrl' | 'dataDir'>,
  { log }: Pick<Surroundings, 'log'>,
): Promise<Database> {
  if (config.databaseUrl !== undefined) {
    return openPostgres(config.databaseUrl, (error) => {
      log.warn('database_connection_lost', { error });
    });
  }
  log.warn('embedded_database', {
    directory: config.dataDir,
    limit: 'survives a crash of the program, not a power cut; set DATABASE_URL for PostgreSQL',
  });
  return openEmbedded(config.dataDir);
}
