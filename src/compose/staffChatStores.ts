import { createHmac } from 'node:crypto';
import { databaseChatLinks } from '../adapters/database/desk/chatLinks.ts';
import { databaseStaffWords } from '../adapters/database/desk/staffWords.ts';
import { databaseToldLeads } from '../adapters/database/desk/toldLeads.ts';
import { keptSecret } from '../adapters/database/keptSecret.ts';
import type { Database } from '../adapters/database/openDatabase.ts';
import type { Config } from '../config.ts';
import type { Clock } from '../conversation/ports.ts';
import type { ChatLinks, StaffWords, ToldLeads } from '../conversation/staffChat/ports.ts';

/** What is kept of colleagues in the chat. */
export interface StaffChatStores {
  readonly links: ChatLinks;
  readonly words: StaffWords;
  readonly leads: ToldLeads;
  /** A code as it is kept: with a key, because eight digits are soon tried through. */
  readonly hashOf: (code: string) => string;
}

export async function openStaffChatStores(
  { sessionSecret }: Pick<Config, 'sessionSecret'>,
  { database: { queries }, clock }: { readonly database: Database; readonly clock: Clock },
): Promise<StaffChatStores> {
  const secret = sessionSecret ?? (await keptSecret(queries, 'session'));
  return {
    links: databaseChatLinks({ queries, clock }),
    words: databaseStaffWords({ queries, clock }),
    leads: databaseToldLeads({ queries }),
    hashOf: (code) => createHmac('sha256', secret).update(`chat code ${code}`).digest('hex'),
  };
}
