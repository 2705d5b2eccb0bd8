import { staffScope, type Atlas } from '../../core/desk/areas.ts';
import { partsOfCommune } from '../../core/desk/communeId.ts';
import type { Target } from '../../core/desk/targets.ts';
import { isWithin, scopeOf, type Viewer } from '../../core/desk/viewer.ts';
import type { SheetReading, SheetRefusal } from '../../core/reports/sheet.ts';
import { subjectReader, type PlaceEar } from '../../core/reports/subjects.ts';
import type { HeaderWords } from '../../core/reports/targetHeader.ts';
import {
  readTargets,
  type SubjectReading,
  type TargetProblem,
} from '../../core/reports/targetSheet.ts';
import type { LocalDate } from '../../core/shared/localDate.ts';
import type { StaffStore } from '../desk/staff.ts';
import type { TargetChange, TargetImport, TargetStore } from './ports.ts';

export interface TargetDeskNeeds {
  readonly targets: TargetStore;
  readonly staff: Pick<StaffStore, 'list'>;
  readonly readSheet: (bytes: Uint8Array) => Promise<SheetReading>;
  readonly ear: PlaceEar;
  readonly atlas: Atlas;
  readonly headers: HeaderWords;
  readonly today: () => LocalDate;
}

/** What became of an uploaded list; refused, nothing of it is kept. */
export type ListOutcome =
  | { readonly kind: 'file_refused'; readonly reason: SheetRefusal; readonly line?: number }
  | { readonly kind: 'list_refused'; readonly problems: readonly TargetProblem[] }
  | { readonly kind: 'changes'; readonly changes: readonly TargetChange[]; readonly same: number };

/** What a supervisor does with targets. */
export interface TargetDesk {
  list(viewer: Viewer, year: number): Promise<readonly Target[]>;
  /** What taking the list in would change. */
  preview(viewer: Viewer, file: Uint8Array): Promise<ListOutcome>;
  /** Takes the list in, all of it or nothing; `id` is absent when nothing changed. */
  store(
    viewer: Viewer,
    file: { readonly bytes: Uint8Array; readonly name: string },
  ): Promise<{ readonly outcome: ListOutcome; readonly id?: string }>;
  /** One's own lists; those of everybody for whoever has every province. */
  history(viewer: Viewer): Promise<readonly TargetImport[]>;
  /** `unknown` also for a list that the viewer does not find in the history. */
  undo(viewer: Viewer, id: string): ReturnType<TargetStore['undo']>;
}

const IMPORTS_SHOWN = 50;

export function makeTargetDesk(needs: TargetDeskNeeds): TargetDesk {
  const { targets } = needs;
  return {
    list: (viewer, year) => targets.list({ scope: scopeOf(viewer, 'numbers.read'), year }),
    preview: async (viewer, file) => (await read(needs, viewer, file)).outcome,
    async store(viewer, { bytes, name }) {
      const { outcome, given } = await read(needs, viewer, bytes);
      if (outcome.kind !== 'changes') return { outcome };
      const by = viewer.staffId;
      const id = await targets.store({ targets: given, fileName: name, by });
      return { outcome, ...(id !== undefined && { id }) };
    },
    history: (viewer) => history(needs, viewer),
    async undo(viewer, id) {
      const found = (await history(needs, viewer)).some((one) => one.id === id);
      return found ? targets.undo({ id, by: viewer.staffId }) : 'unknown';
    },
  };
}

async function history(
  { targets, atlas }: TargetDeskNeeds,
  viewer: Viewer,
): Promise<readonly TargetImport[]> {
  const all = await targets.history(IMPORTS_SHOWN);
  if (staffScope(viewer, atlas, 'staff.write').kind === 'all') return all;
  return all.filter(({ importedBy }) => importedBy === viewer.staffId);
}

async function read(
  { targets, staff, readSheet, ear, atlas, headers, today }: TargetDeskNeeds,
  viewer: Viewer,
  file: Uint8Array,
): Promise<{ readonly outcome: ListOutcome; readonly given: readonly Target[] }> {
  const sheet = await readSheet(file);
  if (sheet.kind === 'refused') {
    return { outcome: { ...sheet, kind: 'file_refused' }, given: [] };
  }
  const colleagues = await staff.list(staffScope(viewer, atlas, 'staff.read'));
  const everybody = subjectReader(ear, { colleagues, today: today() });
  const list = readTargets(sheet.rows, headers, {
    commune: (name, province) => inside(viewer, everybody.commune(name, province)),
    agent: (name) => everybody.agent(name),
  });
  if (list.kind === 'refused') {
    return { outcome: { kind: 'list_refused', problems: list.problems }, given: [] };
  }
  const changes = await targets.changes(list.targets);
  const same = list.targets.length - changes.length;
  return { outcome: { kind: 'changes', changes, same }, given: list.targets };
}

/** Nobody sets targets for places of others. */
function inside(viewer: Viewer, reading: SubjectReading): SubjectReading {
  if (reading.kind !== 'one') return reading;
  const scope = scopeOf(viewer, 'targets.write');
  return isWithin(scope, partsOfCommune(reading.id)) ? reading : { kind: 'outside' };
}
