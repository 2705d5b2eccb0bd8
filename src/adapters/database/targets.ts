import { sql, type SQL } from 'drizzle-orm';
import type { Clock } from '../../conversation/ports.ts';
import type {
  GivenTargets,
  TargetChange,
  TargetImport,
  TargetStore,
  TargetsStored,
} from '../../conversation/reports/ports.ts';
import { withCommuneIds } from '../../core/desk/communeId.ts';
import type { Target } from '../../core/desk/targets.ts';
import type { Scope } from '../../core/desk/viewer.ts';
import { columns } from './columns.ts';
import type { Queries } from './openDatabase.ts';
import { withinScope } from './withinScope.ts';

interface TargetsNeeds {
  readonly queries: Queries;
  readonly clock: Clock;
}

/** Targets and their imports on the database. */
export function databaseTargets({ queries, clock }: TargetsNeeds): TargetStore {
  return {
    list: (query) => list(queries, query),
    changes: (targets) => changesBy(queries, targets),
    store: (given) => queries.transaction((all) => store(all, given, clock())),
    history: (limit) => history(queries, limit),
    undo: (given) => queries.transaction((all) => undo(all, given, clock())),
  };
}

/** One import or undo at a time: what it says it changes is what it changes. */
async function alone(queries: Queries): Promise<void> {
  await queries.execute(sql`lock table targets in share row exclusive mode`);
}

interface TargetColumns extends Record<string, unknown> {
  readonly kind: Target['subject']['kind'];
  readonly subject: string;
  readonly period: string;
  readonly people: number;
  readonly before: number | null;
}

/** Ids of communes begin with their province's; an agent's areas say where the agent works. */
async function list(
  queries: Queries,
  { scope, year }: { readonly scope: Scope; readonly year: number },
): Promise<Target[]> {
  const ofCommune = withinScope(withCommuneIds(scope), {
    province: sql`split_part(t.subject, '/', 1)`,
    commune: sql`t.subject`,
  });
  const ofAgent = withinScope(scope, { province: sql`a.province`, commune: sql`a.commune` });
  const { rows } = await queries.execute<TargetColumns>(sql`
    select t.kind, t.subject, t.period, t.people, null as before from targets t
    where left(t.period, 4) = ${String(year)} and case t.kind when 'commune' then ${ofCommune}
      else exists (select from staff_areas a where a.staff_id = t.subject and ${ofAgent}) end
    order by t.kind, t.subject, t.period`);
  return rows.map(toTarget);
}

function toTarget({ kind, subject, period, people }: TargetColumns): Target {
  return { subject: { kind, id: subject }, period, people };
}

async function changesBy(queries: Queries, targets: readonly Target[]): Promise<TargetChange[]> {
  if (targets.length === 0) return [];
  const { rows } = await queries.execute<TargetColumns>(sql`
    select given.kind, given.subject, given.period, given.people, t.people as before
    from ${givenBy(targets)} left join targets t using (kind, subject, period)
    where t.people is distinct from given.people order by place`);
  return rows.map((row) => ({
    ...toTarget(row),
    ...(row.before !== null && { before: row.before }),
  }));
}

function givenBy(targets: readonly Target[]): SQL {
  return columns(targets, {
    kind: ['text', ({ subject }) => subject.kind],
    subject: ['text', ({ subject }) => subject.id],
    period: ['text', ({ period }) => period],
    people: ['integer', ({ people }) => people],
  });
}

async function store(
  queries: Queries,
  { targets, fileName, by, isMeant }: GivenTargets,
  now: number,
): Promise<TargetsStored> {
  await alone(queries);
  const changes = await changesBy(queries, targets);
  if (isMeant?.(changes) === false) return { kind: 'outdated' };
  if (changes.length === 0) return { kind: 'unchanged' };
  const { rows } = await queries.execute<{ id: string }>(sql`
    insert into target_imports (file_name, imported_by, imported_at)
    values (${fileName}, ${by}, ${now}::bigint) returning id::text`);
  const id = rows[0]?.id;
  if (id === undefined) throw new Error('target_imports gave no id');
  await queries.execute(sql`
    insert into target_changes (import_id, kind, subject, period, before, before_import, after)
    select ${id}::bigint, given.kind, given.subject, given.period, t.people, t.import_id, given.people
    from ${givenBy(changes)} left join targets t using (kind, subject, period)`);
  await queries.execute(sql`
    insert into targets (kind, subject, period, people, import_id)
    select kind, subject, period, people, ${id}::bigint from ${givenBy(changes)}
    on conflict (kind, subject, period) do update set
      people = excluded.people, import_id = excluded.import_id`);
  return { kind: 'stored', id, changes };
}

interface ImportColumns extends Record<string, unknown> {
  readonly id: string;
  readonly file_name: string;
  readonly imported_by: string;
  readonly imported_at: string;
  readonly undone_by: string | null;
  readonly undone_at: string | null;
  readonly added: string;
  readonly changed: string;
}

async function history(queries: Queries, limit: number): Promise<TargetImport[]> {
  const { rows } = await queries.execute<ImportColumns>(sql`
    select i.id::text, i.file_name, i.imported_by, i.imported_at, i.undone_by, i.undone_at,
      count(*) filter (where c.before is null) as added,
      count(*) filter (where c.before is not null) as changed
    from (select * from target_imports order by id desc limit ${limit}) i
    join target_changes c on c.import_id = i.id
    group by i.id, i.file_name, i.imported_by, i.imported_at, i.undone_by, i.undone_at
    order by i.id desc`);
  return rows.map((row) => ({
    id: row.id,
    fileName: row.file_name,
    importedBy: row.imported_by,
    importedAt: Number(row.imported_at),
    added: Number(row.added),
    changed: Number(row.changed),
    ...(row.undone_by !== null && {
      undone: { by: row.undone_by, at: Number(row.undone_at) },
    }),
  }));
}

/** Only the latest that stands: what came later rests on it. */
async function undo(
  queries: Queries,
  { id, by }: { readonly id: string; readonly by: string },
  now: number,
): Promise<'undone' | 'not_the_latest' | 'unknown'> {
  await alone(queries);
  const { rows } = await queries.execute<{ latest: string | null; known: boolean }>(sql`
    select max(id) filter (where undone_at is null)::text as latest,
      coalesce(bool_or(id = ${id}::bigint), false) as known
    from target_imports`);
  if (rows[0]?.known !== true) return 'unknown';
  if (rows[0].latest !== id) return 'not_the_latest';
  await queries.execute(sql`
    delete from targets t using target_changes c
    where c.import_id = ${id}::bigint and c.before is null
      and (t.kind, t.subject, t.period) = (c.kind, c.subject, c.period)`);
  await queries.execute(sql`
    update targets t set people = c.before, import_id = c.before_import from target_changes c
    where c.import_id = ${id}::bigint and c.before is not null
      and (t.kind, t.subject, t.period) = (c.kind, c.subject, c.period)`);
  await queries.execute(sql`
    update target_imports set undone_by = ${by}, undone_at = ${now}::bigint
    where id = ${id}::bigint`);
  return 'undone';
}
