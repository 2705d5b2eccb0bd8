import { staffScope, type Atlas } from '../../core/desk/areas.ts';
import { communeId } from '../../core/desk/communeId.ts';
import type { Province } from '../../core/desk/province.ts';
import { periodsIn, plannedPeriods } from '../../core/desk/targetPeriods.ts';
import type { Target } from '../../core/desk/targets.ts';
import { isWithin, scopeOf, type Viewer } from '../../core/desk/viewer.ts';
import type { ExportTable } from '../../core/reports/exportTables.ts';
import { targetTable, type TargetLine } from '../../core/reports/targetTable.ts';
import type { ReportWords } from '../../core/reports/words.ts';
import type { StaffStore } from '../desk/staff.ts';
import type { TargetDesk } from './targetDesk.ts';

export interface TargetFileNeeds {
  readonly targets: Pick<TargetDesk, 'list'>;
  readonly staff: Pick<StaffStore, 'list'>;
  readonly atlas: Atlas;
  readonly provinces: readonly Province[];
  readonly words: ReportWords;
}

/** Targets as tables to take along, fill in and send back. */
export interface TargetFiles {
  /** A line for every commune and agent of the viewer, and nothing in it yet. */
  template(viewer: Viewer, year: number): Promise<ExportTable>;
  /** What stands: only the lines and periods that have targets. */
  standing(viewer: Viewer, year: number): Promise<ExportTable>;
}

export function makeTargetFiles(needs: TargetFileNeeds): TargetFiles {
  const { targets, words } = needs;
  return {
    async template(viewer, year) {
      const periods = plannedPeriods(year);
      return targetTable(await linesFor(needs, viewer), { targets: [], periods }, words);
    },
    async standing(viewer, year) {
      const found = await targets.list(viewer, year);
      const named = new Set(found.map(({ subject }) => keyOf(subject)));
      const lines = (await linesFor(needs, viewer)).filter(({ subject }) =>
        named.has(keyOf(subject)),
      );
      return targetTable(lines, { targets: found, periods: periodsIn(found) }, words);
    },
  };
}

async function linesFor(
  { staff, atlas, provinces }: TargetFileNeeds,
  viewer: Viewer,
): Promise<readonly TargetLine[]> {
  const scope = scopeOf(viewer, 'numbers.read');
  const colleagues = await staff.list(staffScope(viewer, atlas, 'staff.read'));
  const communes = provinces.flatMap(({ id: province, name, communes: all }) =>
    all
      .filter((each) => isWithin(scope, { province, commune: each.id }))
      .map((each): TargetLine => {
        const subject = { kind: 'commune', id: communeId(province, each.id) } as const;
        return { subject, name: each.name, province: name };
      }),
  );
  const agents = colleagues
    .filter(({ role }) => role === 'agent')
    .map(({ id, name, username }): TargetLine => {
      return { subject: { kind: 'agent', id }, name: username ?? name };
    });
  return [...communes, ...agents];
}

function keyOf({ kind, id }: Target['subject']): string {
  return `${kind} ${id}`;
}
