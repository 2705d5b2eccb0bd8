import { databaseConversations } from '../../src/adapters/database/conversations.ts';
import { loadContent } from '../../src/adapters/files/loadContent.ts';
import { openLeadStores } from '../../src/compose/leadStores.ts';
import { openLimits } from '../../src/compose/limits.ts';
import { openStaffChat } from '../../src/compose/staffChat.ts';
import { openStaffChatStores } from '../../src/compose/staffChatStores.ts';
import { readConfig } from '../../src/config.ts';
import { localChanges } from '../../src/conversation/leads/localChanges.ts';
import type { Road } from '../../src/conversation/notices/roads.ts';
import { localDate } from '../../src/core/shared/localDate.ts';
import { environmentFor, type TestProgram } from './program.ts';

/** Where the desk of the tests stands for the world. */
export const PUBLIC_URL = 'https://bot.example.vn';

/** The road of the chat over a program's database: what it puts there the program delivers. */
export async function chatRoadOf({ database, clock }: TestProgram): Promise<Road> {
  const log = { error: quiet, warn: quiet, info: quiet, debug: quiet };
  const config = readConfig({ ...environmentFor('', ''), PUBLIC_URL });
  const { queries } = database;
  const staffChat = openStaffChat(config, {
    log,
    clock,
    content: await loadContent(config, localDate('2026-11-22')),
    stores: {
      staffChat: await openStaffChatStores(config, { database, clock }),
      conversations: databaseConversations({ queries, clock, mayPay: false }),
      deskLeads: openLeadStores({ database, clock }),
    },
    channels: { of: () => ({ read: unused, send: unused }) },
    limits: openLimits(config, { log, clock }),
    changes: localChanges({ log }),
  });
  return staffChat.road;
}

function quiet(): void {
  // The program's own log is judged.
}

function unused(): never {
  throw new Error('the road only puts messages into the outbox');
}
