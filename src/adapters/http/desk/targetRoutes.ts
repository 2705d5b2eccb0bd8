import { z } from 'zod';
import type { ListOutcome, TargetDesk } from '../../../conversation/reports/targetDesk.ts';
import { SHEET_LIMITS } from '../../../core/reports/sheet.ts';
import type { TargetProblem } from '../../../core/reports/targetSheet.ts';
import type { ReportWords } from '../../../core/reports/words.ts';
import { fill } from '../../../core/shared/fill.ts';
import { deskRoute, type DeskRoute } from './deskRoute.ts';
import { refused, type AuditedAnswer, type DeskRefusal } from './reply.ts';

export interface TargetRouteNeeds {
  readonly targets: TargetDesk;
  readonly words: ReportWords;
}

const MEGABYTE = 1024 ** 2;
const list = z.object({
  query: z.strictObject({ name: z.string().min(1).max(200) }),
  body: z.instanceof(Uint8Array),
});

/** Targets: those in force, lists of them as files (CSV or XLSX), the history of those and undoing one. */
export function targetRoutes(needs: TargetRouteNeeds): readonly DeskRoute[] {
  return [...lookingRoutes(needs), ...listRoutes(needs)];
}

function lookingRoutes({ targets }: TargetRouteNeeds): readonly DeskRoute[] {
  return [
    deskRoute({
      method: 'get',
      path: '/targets',
      capability: 'numbers.read',
      input: z.object({
        query: z.strictObject({ year: z.coerce.number().int().min(2000).max(2100) }),
      }),
      handle: async ({ input, viewer }) => ({
        kind: 'ok',
        body: { targets: await targets.list(viewer, input.query.year) },
      }),
    }),
    deskRoute({
      method: 'get',
      path: '/targets/imports',
      capability: 'targets.write',
      input: z.object({}),
      handle: async ({ viewer }) => ({
        kind: 'ok',
        body: { imports: await targets.history(viewer) },
      }),
    }),
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
        const { outcome, id } = await targets.store(viewer, { bytes, name: query.name });
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
    case 'changes': {
      const { changes, same } = outcome;
      const subjects = id === undefined ? [] : [{ kind: 'target_import', id }];
      const body = { changes, same, ...(id !== undefined && { id }) };
      return { kind: 'ok', body, subjects, facts: { changes: changes.length } };
    }
  }
}

function told({ line, code, column = '', found = '' }: TargetProblem, words: ReportWords) {
  const message = fill(words.problems[code], { column, found });
  return { line, code, message, ...(column !== '' && { column }) };
}
