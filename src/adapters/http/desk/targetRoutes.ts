import { z } from 'zod';
import type { ListOutcome, TargetDesk } from '../../../conversation/reports/targetDesk.ts';
import { SHEET_LIMITS } from '../../../core/reports/sheet.ts';
import type { TargetProblem } from '../../../core/reports/targetSheet.ts';
import type { ReportWords } from '../../../core/reports/words.ts';
import { fill } from '../../../core/shared/fill.ts';
import type { TargetFiles } from '../../../conversation/reports/targetFiles.ts';
import type { Capability } from '../../../core/desk/permissions.ts';
import { tableFile, tableFormat, type TableWriters } from './tableFile.ts';
import { deskRoute, type DeskRoute } from './deskRoute.ts';
import { refused, type AuditedAnswer, type DeskRefusal } from './reply.ts';

export interface TargetRouteNeeds {
  readonly targets: TargetDesk;
  readonly files: TargetFiles;
  readonly write: TableWriters;
  readonly words: ReportWords;
  /** Names of colleagues by id. */
  readonly names: (ids: readonly string[]) => Promise<Readonly<Record<string, string>>>;
}

const MEGABYTE = 1024 ** 2;
const list = z.object({
  query: z.strictObject({
    name: z.string().min(1).max(200),
    /** The `seen` of the preview that is being taken in. */
    seen: z.string().max(100).exactOptional(),
  }),
  body: z.instanceof(Uint8Array),
});
const year = z.coerce.number().int().min(2000).max(2100);

/** Targets: those in force, lists of them as files (CSV or XLSX), the history of those and undoing one. */
export function targetRoutes(needs: TargetRouteNeeds): readonly DeskRoute[] {
  return [...lookingRoutes(needs), ...fileRoutes(needs), ...listRoutes(needs)];
}

function lookingRoutes({ targets, names }: TargetRouteNeeds): readonly DeskRoute[] {
  return [
    deskRoute({
      method: 'get',
      path: '/targets',
      capability: 'numbers.read',
      input: z.object({ query: z.strictObject({ year }) }),
      handle: async ({ input, viewer }) => {
        const found = await targets.list(viewer, input.query.year);
        const agents = found.filter(({ subject }) => subject.kind === 'agent');
        const ids = [...new Set(agents.map(({ subject }) => subject.id))];
        return { kind: 'ok', body: { targets: found, names: await names(ids) } };
      },
    }),
    deskRoute({
      method: 'get',
      path: '/targets/imports',
      capability: 'targets.write',
      input: z.object({}),
      handle: async ({ viewer }) => {
        const imports = await targets.history(viewer);
        const people = imports.flatMap(({ importedBy, undone }) => [
          importedBy,
          ...(undone ? [undone.by] : []),
        ]);
        return { kind: 'ok', body: { imports, names: await names(people) } };
      },
    }),
  ];
}

/** Tables to fill in and send back. */
function fileRoutes({ files, write, words }: TargetRouteNeeds): readonly DeskRoute[] {
  const route = (path: string, table: keyof TargetFiles, capability: Capability) =>
    deskRoute({
      method: 'get',
      path,
      capability,
      input: z.object({ query: z.strictObject({ year, format: tableFormat }) }),
      handle: async ({ input: { query }, viewer }) => {
        const made = await files[table](viewer, query.year);
        const name = `targets-${table}-${query.year}`;
        const sheet = words.exports.sheet_targets;
        const parts = { table: made, sheet, name, format: query.format };
        return { kind: 'ok', file: await tableFile(write, parts) };
      },
    });
  return [
    route('/targets/template', 'template', 'targets.write'),
    route('/targets/file', 'standing', 'numbers.read'),
  ];
}

function listRoutes({ targets, words }: TargetRouteNeeds): readonly DeskRoute[] {
  return [
    deskRoute({
      method: 'post',
      path: '/targets/preview',
      capability: 'targets.write',
      action: 'targets_previewed',
      upload: SHEET_LIMITS.bytes,
      input: list,
      handle: async ({ input, viewer }) =>
        answerOf(await targets.preview(viewer, input.body), words),
    }),
    deskRoute({
      method: 'post',
      path: '/targets/import',
      capability: 'targets.write',
      action: 'targets_imported',
      upload: SHEET_LIMITS.bytes,
      input: list,
      handle: async ({ input: { body: bytes, query }, viewer }) => {
        const { outcome, id } = await targets.store(viewer, { ...query, bytes });
        return answerOf(outcome, words, id);
      },
    }),
    undoRoute(targets),
  ];
}

function undoRoute(targets: TargetDesk): DeskRoute {
  return deskRoute({
    method: 'post',
    path: '/targets/imports/:id/undo',
    capability: 'targets.write',
    action: 'targets_undone',
    input: z.object({ params: z.object({ id: z.string().regex(/^[1-9]\d{0,17}$/) }) }),
    handle: async ({ input: { params }, viewer }) => {
      const done = await targets.undo(viewer, params.id);
      if (done === 'unknown') return refused('not_found');
      if (done === 'not_the_latest') return refused('not_the_latest');
      return { kind: 'ok', subjects: [{ kind: 'target_import', id: params.id }] };
    },
  });
}

function answerOf(
  outcome: ListOutcome,
  words: ReportWords,
  id?: string,
): AuditedAnswer | DeskRefusal {
  switch (outcome.kind) {
    case 'file_refused': {
      const reason = fill(words.files[outcome.reason], {
        megabytes: SHEET_LIMITS.bytes / MEGABYTE,
        rows: SHEET_LIMITS.rows,
        columns: SHEET_LIMITS.columns,
        line: outcome.line ?? 1,
      });
      return refused('file_refused', { values: { reason } });
    }
    case 'list_refused': {
      const problems = outcome.problems.map((problem) => told(problem, words));
      return refused('list_refused', { values: { count: problems.length }, problems });
    }
    case 'outdated':
      return refused('preview_outdated');
    case 'changes': {
      const { changes, same, left, seen } = outcome;
      const subjects = id === undefined ? [] : [{ kind: 'target_import', id }];
      const body = { changes, same, left, seen, ...(id !== undefined && { id }) };
      return { kind: 'ok', body, subjects, facts: { changes: changes.length } };
    }
  }
}

function told({ line, code, column = '', found = '' }: TargetProblem, words: ReportWords) {
  const message = fill(words.problems[code], { column, found });
  return { line, code, message, ...(column !== '' && { column }) };
}
