import { communeId } from '../../core/desk/communeId.ts';
import { reachOf } from '../../core/desk/permissions.ts';
import { spanOf, type Period } from '../../core/desk/period.ts';
import { scopeOf, type Area, type Viewer } from '../../core/desk/viewer.ts';
import type { ReportQuery } from './ports.ts';

/** A commune, or a whole province, that a report is narrowed to. */
export type Place = Partial<Area>;

export interface Asked {
  readonly period: Period;
  readonly place?: Place;
}

/** What the stores are asked: only where the viewer may look. */
export function queryOf(viewer: Viewer, { period, place = {} }: Asked): ReportQuery {
  const { province, commune } = place;
  return {
    scope: scopeOf(viewer, 'numbers.read'),
    span: spanOf(period),
    ...(province !== undefined && { province }),
    ...(province !== undefined &&
      commune !== undefined && { commune: communeId(province, commune) }),
  };
}

/** Whether a viewer may be told counts under five. */
export function mayCountSmall({ role }: Viewer): boolean {
  return reachOf(role, 'reports.read') !== 'none';
}
