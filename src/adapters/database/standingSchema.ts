import { sql } from 'drizzle-orm';
import { bigint, boolean, index, pgTable, text } from 'drizzle-orm/pg-core';
import { contacts } from './schema.ts';

const milliseconds = (name: string) => bigint(name, { mode: 'number' });

/** Where we stand with a contact: windows, silence, who else speaks. Times are epoch milliseconds. */
export const contactStates = pgTable(
  'contact_states',
  {
    contactId: bigint('contact_id', { mode: 'bigint' })
      .primaryKey()
      .references(() => contacts.id),
    /** The last deed by the platform's time. */
    interactedAt: milliseconds('interacted_at'),
    adClickedAt: milliseconds('ad_clicked_at'),
    /** The platform refused a message because of its window. */
    closedAt: milliseconds('closed_at'),
    stoppedAt: milliseconds('stopped_at'),
    /** The bot is silent until then. */
    pausedUntil: milliseconds('paused_until'),
    /** person, app, or `agent:` and who. */
    pausedBy: text('paused_by'),
    /** When a human being spoke to the contact last. */
    spokenToAt: milliseconds('spoken_to_at'),
    /** Another app of the platform has the conversation. */
    routedAway: boolean('routed_away').notNull().default(false),
    routedAt: milliseconds('routed_at'),
    /** When the colleague who has the conversation took it. */
    takenAt: milliseconds('taken_at'),
    /** When the bot takes it back from them, unless the citizen waits since less than the patience. */
    returnAt: milliseconds('return_at'),
    /** Where the person said to live. */
    province: text('province'),
    /** Id in `content/places`, without its province. */
    commune: text('commune'),
  },
  (table) => [
    index('contact_states_taken')
      .on(table.returnAt)
      .where(sql`return_at is not null`),
  ],
);
