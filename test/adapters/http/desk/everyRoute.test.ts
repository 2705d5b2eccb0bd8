import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { sql } from 'drizzle-orm';
import { databaseAbsences } from '../../../../src/adapters/database/absences.ts';
import { databaseDataRequests } from '../../../../src/adapters/database/dataRequests.ts';
import { databaseStaff } from '../../../../src/adapters/database/staff.ts';
import { loadContent } from '../../../../src/adapters/files/loadContent.ts';
import type { DeskRoute } from '../../../../src/adapters/http/desk/deskRoute.ts';
import { deskRouteTable } from '../../../../src/compose/desk.ts';
import { openDeskWork } from '../../../../src/compose/deskWork.ts';
import { prometheusMeter } from '../../../../src/adapters/metrics/prometheusMeter.ts';
import { openLimits } from '../../../../src/compose/limits.ts';
import { openStores } from '../../../../src/compose/stores.ts';
import { readConfig } from '../../../../src/config.ts';
import { isPersonal, reachOf, ROLES, type Role } from '../../../../src/core/desk/permissions.ts';
import { localDate } from '../../../../src/core/shared/localDate.ts';
import { ACTION_TITLES, SENTENCES } from '../../../../src/web/desk/audit/sentences.ts';
import { DATABASES } from '../../../support/databases.ts';
import {
  browser,
  colleague,
  PASSWORD,
  type Answer,
  type Browser,
} from '../../../support/deskProgram.ts';
import { leadOf } from '../../../support/deskPeople.ts';
import { startProgram, type TestProgram } from '../../../support/program.ts';

/** Everybody asks from here about what stands there. */
const HERE = 'hanoi/ba-dinh';
const THERE = 'lao_cai/lao-cai';
const SECRETS_THERE = ['Trần Thị Bí Mật', '+84987000111'];

const routes = await routeTable();
/** Nobody may guess: these routes are walked as they stand in the table, new ones too. */
const guarded = routes.filter(({ capability }) => capability !== 'public');

describe.each(DATABASES)('every route of the desk on $name', (kind) => {
  let program: TestProgram;
  let there: There;
  const actors = new Map<Role, Browser>();
  let switchedOff: Browser;
  beforeAll(async () => {
    program = await startProgram(kind);
    there = await furnish(program);
    for (const role of ROLES) actors.set(role, (await colleague(program, role, [HERE])).browser);
    const leaver = await colleague(program, 'supervisor', [HERE]);
    await databaseStaff({ queries: program.database.queries, clock: program.clock }).change(
      leaver.id,
      { active: false },
    );
    switchedOff = leaver.browser;
  });
  afterAll(() => program.stop());

  it('signed out or switched off: 401 everywhere', async () => {
    const answers: string[] = [];
    for (const route of guarded) {
      for (const who of [browser(program), switchedOff]) {
        answers.push(line(route, await ask(who, route, there)));
      }
    }

    expect(answers).toEqual(
      guarded.flatMap((route) => [expected(route, 401), expected(route, 401)]),
    );
  });

  it.each(ROLES)('%s from another province: as the permission table says', async (role) => {
    const who = actors.get(role) ?? browser(program);
    const answers: string[] = [];
    const shown: string[] = [];
    const walked = guarded.filter((route) => !endsOwnSession(route));
    for (const route of walked) {
      const answer = await ask(who, route, there);
      answers.push(line(route, answer));
      if (reach(role, route) !== 'all') shown.push(JSON.stringify(answer.body));
    }

    expect(answers).toEqual(walked.map((route) => expected(route, statusFor(role, route))));
    for (const secret of [...SECRETS_THERE, there.staffId, there.sessionId]) {
      expect(shown.join('\n')).not.toContain(secret);
    }
  });

  it('a supervisor of that province: finds all of it', async () => {
    const { browser: owner } = await colleague(program, 'supervisor', ['lao_cai']);
    const gets = guarded.filter(({ method, path }) => method === 'get' && path.includes(':id'));

    const statuses = [];
    for (const route of gets) statuses.push((await ask(owner, route, there)).status);

    expect(statuses).toEqual(gets.map(() => 200));
  });

  it.each([
    { what: 'no Origin', headers: { origin: '' } },
    { what: 'a foreign Origin', headers: { origin: 'https://evil.example' } },
    { what: 'no header of the desk', headers: { 'x-ansinh-desk': '' } },
  ])('a change with $what: refused on every route that changes something', async ({ headers }) => {
    const changing = routes.filter(({ method }) => method !== 'get');
    const { browser: owner } = await colleague(program, 'supervisor', ['lao_cai']);

    const codes = [];
    for (const route of changing) codes.push((await ask(owner, route, there, headers)).code);

    expect(codes).toEqual(changing.map(() => 'foreign_origin'));
  });

  it('every answer: is kept nowhere, framed nowhere, and runs nothing inline', async () => {
    for (const route of routes) {
      const { headers } = await ask(browser(program), route, there);
      expect(headers.get('cache-control')).toBe('no-store');
      expect(headers.get('content-security-policy')).toContain("frame-ancestors 'none'");
      expect(headers.get('content-security-policy')).not.toContain('unsafe');
    }
  });

  it('a path that is in no table: 404 in the words of the desk', async () => {
    const { status, code } = await browser(program).ask('GET', '/leads-of-everybody');

    expect({ status, code }).toEqual({ status: 404, code: 'not_found' });
  });
});

describe('the route table', () => {
  it.each(routes.map((route) => ({ name: `${route.method} ${route.path}`, route })))(
    '$name, when it changes something or shows people: names what is written down',
    ({ route: { method, capability, action } }) => {
      const mustBe = method !== 'get' || (capability !== 'public' && isPersonal(capability));

      expect(action !== undefined || !mustBe).toBe(true);
    },
  );

  it.each([...new Set(routes.flatMap(({ action }) => action ?? []))])(
    'what is written down as %s: the page of the log says it as a sentence, and can be narrowed to it',
    (action) => {
      // A new action gets both in src/web/desk/audit/sentences.ts.
      expect(Object.keys(SENTENCES)).toContain(action);
      expect(Object.keys(ACTION_TITLES)).toContain(action);
    },
  );
});

/** What stands in the other province. */
interface There {
  readonly staffId: string;
  readonly sessionId: string;
  readonly contactId: string;
  readonly requestId: string;
  readonly leadId: string;
  readonly importId: string;
  /** Of nobody: whoever may see one sees all. */
  readonly gapId: string;
  readonly platformRequestId: string;
  readonly absenceId: string;
}

async function furnish(program: TestProgram): Promise<There> {
  const { queries } = program.database;
  const { id: staffId } = await colleague(program, 'agent', [THERE]);
  const { rows } = await queries.execute<{ id: string }>(
    sql`select id from desk_sessions where user_id = ${staffId}`,
  );
  const contactId = await leadOf(program, {
    province: 'lao_cai',
    commune: 'lao-cai',
    name: SECRETS_THERE[0] ?? '',
    phone: SECRETS_THERE[1] ?? '',
  });
  const requestId = await databaseDataRequests({ queries, clock: program.clock }).open({
    kind: 'access',
    contactId,
    receivedAt: program.clock(),
    reactBy: localDate('2026-11-24'),
    doneBy: localDate('2026-12-04'),
    province: 'lao_cai',
    commune: 'lao-cai',
  });
  const { rows: leads } = await queries.execute<{ id: string }>(
    sql`select id::text from leads where contact_id = ${contactId}::bigint`,
  );
  const leadId = leads[0]?.id ?? '';
  const sessionId = rows[0]?.id ?? '';
  const importId = await importOf(program, staffId);
  const { rows: gaps } = await queries.execute<{ id: string }>(sql`
    insert into unanswered_questions (folded, text, count, first_at, last_at)
    values ('gia vang', 'giá vàng', 1, 0, 0) returning id::text`);
  const gapId = gaps[0]?.id ?? '';
  const platformRequestId = '5b0c8a4e-0000-4000-8000-000000000000';
  await queries.execute(sql`
    insert into deletion_requests (code, channel, account, subject, requested_at, due_on)
    values (${platformRequestId}, 'messenger', 'page', '1', 0, '2026-12-04')`);
  const absenceId = await databaseAbsences({ queries, clock: program.clock }).add({
    staffId,
    startsAt: program.clock(),
    endsAt: program.clock() + 86_400_000,
    reason: undefined,
    createdBy: staffId,
  });
  if (absenceId === undefined) throw new Error('the colleague there could not be away');
  return {
    ...{ staffId, sessionId, contactId, requestId, leadId, importId },
    ...{ gapId, platformRequestId, absenceId },
  };
}

/** A list of targets that somebody of the other province took in. */
async function importOf({ database }: TestProgram, staffId: string): Promise<string> {
  const { rows } = await database.queries.execute<{ id: string }>(sql`
    insert into target_imports (file_name, imported_by, imported_at)
    values ('giao chỉ tiêu Lào Cai.csv', ${staffId}, 0) returning id::text`);
  const id = rows[0]?.id ?? '';
  await database.queries.execute(sql`
    insert into target_changes (import_id, kind, subject, period, after)
    values (${id}::bigint, 'commune', 'lao_cai/lao-cai', '2026-11', 7)`);
  return id;
}

/** What a route wants to know beside its path, for those that want it. */
const QUERIES: Readonly<Record<string, string>> = {
  '/targets': 'year=2026',
  '/targets/template': 'year=2026&format=csv',
  '/targets/file': 'year=2026&format=csv',
  '/targets/preview': 'name=a.csv',
  '/targets/import': 'name=a.csv',
  '/reports/results': 'period=2026-11',
  '/reports/progress': 'period=2026-11',
  '/reports/communes/:province/:commune': 'period=2026-11',
  '/reports/funnel': 'period=2026-11',
  '/reports/steps': 'period=2026-11',
  '/reports/agents': 'period=2026-11',
  '/reports/response-times': 'period=2026-11',
  '/reports/evaluation': 'period=2026-H2',
  '/talks/:id/said': 'before=1-0-1',
  '/talks/:id/answers': 'q=đóng+bao+nhiêu',
  '/exports/leads': 'period=2026-11&format=csv',
  '/exports/:report': 'period=2026-11&format=csv',
};

/** Names in a path that are no ids. */
const NAMED: Readonly<Record<string, string>> = {
  '/reports/communes/:province/:commune': '/reports/communes/lao_cai/lao-cai',
  '/exports/:report': '/exports/results',
  '/chat-links/:channel': '/chat-links/zalo',
  '/flows/:flow/drawing': '/flows/welcome/drawing',
};

/** What of the other province an `:id` names. A new kind of thing must be named here, too. */
const IDS: Readonly<Record<string, keyof There>> = {
  '/auth/sessions/:id': 'sessionId',
  '/staff/:id': 'staffId',
  '/staff/:id/link': 'staffId',
  '/staff/:id/hand-over': 'staffId',
  '/absences/:id': 'absenceId',
  '/people/:id': 'contactId',
  '/people/:id/copy': 'contactId',
  '/requests/:id/react': 'requestId',
  '/requests/:id/finish': 'requestId',
  '/leads/:id': 'leadId',
  '/leads/:id/deeds': 'leadId',
  '/leads/:id/colleagues': 'leadId',
  '/leads/:id/merge': 'leadId',
  '/lead-merges/:id/undo': 'leadId',
  '/targets/imports/:id/undo': 'importId',
  '/talks/:id': 'contactId',
  '/talks/:id/said': 'contactId',
  '/talks/:id/replies': 'contactId',
  '/talks/:id/answers': 'contactId',
  '/talks/:id/take': 'contactId',
  '/talks/:id/reply': 'contactId',
  '/talks/:id/give-back': 'contactId',
  '/talks/:id/settle': 'contactId',
  '/gaps/:id/settle': 'gapId',
  '/gaps/:id/reopen': 'gapId',
  '/platform-requests/:id/finish': 'platformRequestId',
};

/** Bodies that would be taken from whoever may. */
function bodyOf(
  { method, path }: DeskRoute,
  { contactId, leadId, staffId }: There,
): object | undefined {
  const bodies: Readonly<Record<string, object>> = {
    'post /auth/password': { current: `${PASSWORD}?`, password: PASSWORD },
    'post /staff': {
      role: 'agent',
      name: 'Người mới',
      areas: [{ province: 'lao_cai', commune: 'lao-cai' }],
    },
    'patch /staff/:id': { name: 'Tên khác' },
    'post /staff/:id/hand-over': { to: staffId },
    'post /absences': { from: '2026-12-01', to: '2026-12-01' },
    'post /requests': { kind: 'access', contactId },
    'post /leads/:id/deeds': { kind: 'claim' },
    'post /gaps/:id/settle': { as: 'done' },
    'post /leads/:id/merge': { gone: leadId },
    'patch /notices': { road: 'mail', on: true },
    'post /notices/test': { road: 'mail' },
    'post /notices/email': { email: 'lan@example.vn' },
    'post /notices/email/confirm': { code: '000000' },
    'post /notices/browsers': {
      endpoint: 'https://fcm.googleapis.com/fcm/send/1',
      keys: { p256dh: 'B'.repeat(87), auth: 'a'.repeat(22) },
    },
    'delete /notices/browsers': { endpoint: 'https://fcm.googleapis.com/fcm/send/1' },
    'post /talks/:id/reply': { text: 'Dạ, chào chị' },
  };
  return method === 'get' ? undefined : (bodies[`${method} ${path}`] ?? {});
}

function ask(
  who: Browser,
  route: DeskRoute,
  there: There,
  headers: Readonly<Record<string, string>> = {},
): Promise<Answer> {
  const id = IDS[route.path];
  const named = NAMED[route.path] ?? route.path;
  if (named.includes(':') && id === undefined) {
    throw new Error(`name in IDS what of the other province stands behind ${route.path}`);
  }
  const query = QUERIES[route.path];
  const place = id === undefined ? named : named.replace(':id', there[id]);
  const address = query === undefined ? place : `${place}?${query}`;
  return who.ask(route.method.toUpperCase(), address, bodyOf(route, there), headers);
}

/** Routes whose body names the other province: refused as a rule, not as a thing that is not there. */
const REFUSED_BY_RULE: Readonly<Record<string, number>> = {
  'post /staff': 422,
  'post /requests': 404,
  // No list of targets: what is sent is no table.
  'post /targets/preview': 422,
  'post /targets/import': 422,
  // One's own account: the password was wrong on purpose.
  'post /auth/password': 422,
  // Nobody is told by e-mail here, and no code was asked for.
  'post /notices/test': 422,
  'post /notices/email': 422,
  'post /notices/email/confirm': 422,
};

function statusFor(role: Role, route: DeskRoute): number {
  const found = reach(role, route);
  if (found === 'none') return 403;
  const rule = REFUSED_BY_RULE[`${route.method} ${route.path}`];
  if (rule !== undefined) return rule;
  // Another person's session is nobody's business, not even an auditor's; nor are their days off.
  if (route.path === '/auth/sessions/:id' || route.path === '/absences/:id') return 404;
  const isThere = route.path.includes(':id') || route.path.includes(':commune');
  return found === 'own' && isThere ? 404 : 200;
}

function reach(role: Role, { capability }: DeskRoute) {
  return capability === 'public' ? 'all' : reachOf(role, capability);
}

/** After these the actor would be signed out; `signIn.test.ts` tries them. */
function endsOwnSession({ method, path }: DeskRoute): boolean {
  return path === '/auth/sign-out' || (method === 'delete' && path === '/auth/sessions');
}

function line({ method, path }: DeskRoute, { status }: Answer): string {
  return `${method} ${path} ${status}`;
}

function expected({ method, path }: DeskRoute, status: number): string {
  return `${method} ${path} ${status}`;
}

/** The table the program serves, made over stores that are never asked. */
async function routeTable(): Promise<readonly DeskRoute[]> {
  const config = readConfig({});
  const log = {
    error: () => undefined,
    warn: () => undefined,
    info: () => undefined,
    debug: () => undefined,
  };
  const surroundings = { log, clock: Date.now };
  const database = await DATABASES[0]?.open();
  if (!database) throw new Error('no database to test on');
  const stores = await openStores(config, { ...surroundings, database });
  const content = await loadContent(config, localDate('2026-11-22'));
  const limits = openLimits(config, surroundings);
  const erased = () => undefined;
  const incidents = { raise: erased, clear: erased };
  const channels = { of: () => undefined };
  const shared = { ...surroundings, stores, content, limits };
  const meter = prometheusMeter();
  const deskWork = openDeskWork(config, { ...shared, channels, incidents, meter });
  const parts = { ...shared, ...deskWork, erased };
  const table = deskRouteTable(config, parts);
  await stores.close();
  return table;
}
