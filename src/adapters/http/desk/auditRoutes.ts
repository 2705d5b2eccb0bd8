import { z } from 'zod';
import type { AuditLog, AuditRecord } from '../../../conversation/desk/audit.ts';
import { staffScope, type Atlas } from '../../../core/desk/areas.ts';
import { isLocalDate, localDate } from '../../../core/shared/localDate.ts';
import { deskRoute, type DeskRoute } from './deskRoute.ts';

export interface AuditRouteNeeds {
  readonly audit: AuditLog;
  readonly atlas: Atlas;
  /** Names of colleagues by id. */
  readonly names: (ids: readonly string[]) => Promise<Readonly<Record<string, string>>>;
}

const MOST_ENTRIES = 200;
const USUAL_ENTRIES = 50;

const query = z.strictObject({
  staff: z.uuid().exactOptional(),
  action: z.string().max(100).exactOptional(),
  kind: z.string().max(50).exactOptional(),
  subject: z.string().max(100).exactOptional(),
  /** `2026-11-22`: only what happened on that day in Việt Nam. */
  on: z.string().refine(isLocalDate).transform(localDate).exactOptional(),
  before: z
    .string()
    .regex(/^\d{1,18}$/)
    .exactOptional(),
  limit: z.coerce.number().int().min(1).max(MOST_ENTRIES).default(USUAL_ENTRIES),
});

/** The audit log, newest first; `before` with the last id seen is the next page. */
export function auditRoutes({ audit, atlas, names }: AuditRouteNeeds): readonly DeskRoute[] {
  return [
    deskRoute({
      method: 'get',
      path: '/audit',
      capability: 'audit.read',
      input: z.object({ query }),
      handle: async ({ input, viewer }) => {
        const { staff, kind, subject: id, ...rest } = input.query;
        const entries = await audit.list(
          {
            ...rest,
            ...(staff !== undefined && { staffId: staff }),
            ...(kind !== undefined && id !== undefined && { subject: { kind, id } }),
          },
          staffScope(viewer, atlas, 'audit.read'),
        );
        return { kind: 'ok', body: { entries, names: await names(colleaguesIn(entries)) } };
      },
    }),
  ];
}

/** Who did it, and whom it was done to. */
function colleaguesIn(entries: readonly AuditRecord[]): readonly string[] {
  return entries.flatMap(({ staffId, subject }) => [
    ...(staffId === undefined ? [] : [staffId]),
    ...(subject.kind === 'staff' ? [subject.id] : []),
  ]);
}
