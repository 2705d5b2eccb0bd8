import { sql } from 'drizzle-orm';
import { z } from 'zod';
import type { DeskSessions, SessionRules } from '../../conversation/desk/sessions.ts';
import type { StaffMember } from '../../conversation/desk/staff.ts';
import type { Clock } from '../../conversation/ports.ts';
import type { Viewer } from '../../core/desk/viewer.ts';
import { endSessions } from './deskAccounts.ts';
import type { Queries } from './openDatabase.ts';
import { MEMBER, toMember } from './staffRows.ts';

interface SessionNeeds {
  readonly queries: Queries;
  readonly clock: Clock;
  readonly rules: SessionRules;
}

/** A session's last use is written at most this often, so that reading a page is not a write each. */
const NOTE_EVERY_MS = 60_000;

/** Sessions of the desk on the database; over is what is idle or too old by our clock. */
export function databaseDeskSessions({ queries, clock, rules }: SessionNeeds): DeskSessions {
  const isLive = (now: number) =>
    sql`started_at > ${now - rules.longest} and seen_at > ${now - rules.idle}`;
  return {
    async viewerOf(sessionId) {
      const now = clock();
      const { rows } = await queries.execute(sql`
        ${MEMBER} join desk_sessions d on d.user_id = s.id
        where d.id = ${sessionId} and ${isLive(now)} and s.active`);
      const [member] = rows.map(toMember);
      if (!member) return undefined;
      await queries.execute(sql`
        update desk_sessions set seen_at = ${now}
        where id = ${sessionId} and seen_at < ${now - NOTE_EVERY_MS}`);
      return toViewer(member);
    },
    async list(staffId) {
      const { rows } = await queries.execute(sql`
        select id, started_at as "startedAt", seen_at as "seenAt", coalesce(user_agent, '') as browser
        from desk_sessions where user_id = ${staffId} and ${isLive(clock())}
        order by seen_at desc, id`);
      return rows.map((row) => sessionRow.parse(row));
    },
    async end(staffId, sessionId) {
      const { rows } = await queries.execute(
        sql`delete from desk_sessions where user_id = ${staffId} and id = ${sessionId} returning id`,
      );
      return rows.length > 0;
    },
    async sweep() {
      await queries.execute(sql`delete from desk_sessions where not (${isLive(clock())})`);
    },
    endAll: (staffId, except) => endSessions(queries, staffId, except),
  };
}

/** A colleague as who asks. */
export function toViewer({ id: staffId, role, name, areas }: StaffMember): Viewer {
  const places = areas.map(({ province, commune }) => ({ province, commune }));
  return { staffId, role, name, areas: places };
}

const sessionRow = z.object({
  id: z.string(),
  startedAt: z.coerce.number(),
  seenAt: z.coerce.number(),
  browser: z.string(),
});
