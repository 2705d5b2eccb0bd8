import { staffScope, type Atlas } from '../../core/desk/areas.ts';
import { partsOfCommune } from '../../core/desk/communeId.ts';
import { reachOf } from '../../core/desk/permissions.ts';
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
  /** A short text that only the same text has. */
  readonly digest: (text: string) => string;
}

/** What became of an uploaded list; refused, nothing of it is kept. */
export type ListOutcome =
  | { readonly kind: 'file_refused'; readonly reason: SheetRefusal; readonly line?: number }
  | { readonly kind: 'list_refused'; readonly problems: readonly TargetProblem[] }
  | ListChanges
  | { readonly kind: 'outdated' };

interface ListChanges {
  readonly kind: 'changes';
  readonly changes: readonly TargetChange[];
  /** Targets of the list that stand so already. */
  readonly same: number;
  /** Targets that stand in the periods of the list, which it does not name: they stay. */
  readonly left: number;
  /** Names these changes: see `store`. */
  readonly seen: string;
}

/** A list as it was sent. */
export interface SentList {
  readonly bytes: Uint8Array;
  readonly name: string;
  /** The `seen` of the preview; absent: whatever the list changes by now. */
  readonly seen?: string;
}

/** What a supervisor does with targets. */
export interface TargetDesk {
  /** Those of agents only for whoever may read numbers by agent. */
  list(viewer: Viewer, year: number): Promise<readonly Target[]>;
  /** What taking the list in would change. */
  preview(viewer: Viewer, file: Uint8Array): Promise<ListOutcome>;
  /**
   * Takes the list in, all of it or nothing; `id` is absent when nothing changed. `outdated`: it would
   * change something else than the preview said, because somebody was faster.
   */
  store(
    viewer: Viewer,
    list: SentList,
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
    list: (viewer, year) => list(needs, viewer, year),
    preview: async (viewer, file) => (await read(needs, viewer, file)).outcome,
    store: (viewer, sent) => store(needs, viewer, sent),
    history: (viewer) => history(needs, viewer),
    async undo(viewer, id) {
      const found = (await history(needs, viewer)).some((one) => one.id === id);
      return found ? targets.undo({ id, by: viewer.staffId }) : 'unknown';
    },
  };
}

async function list(
  { targets }: TargetDeskNeeds,
  viewer: Viewer,
  year: number,
): Promise<readonly Target[]> {
  const found = await targets.list({ scope: scopeOf(viewer, 'numbers.read'), year });
  const isFine = reachOf(viewer.role, 'reports.read') !== 'none';
  return isFine ? found : found.filter(({ subject }) => subject.kind === 'commune');
}

async function store(
  needs: TargetDeskNeeds,
  viewer: Viewer,
  { bytes, name, seen }: SentList,
): ReturnType<TargetDesk['store']> {
  const { outcome, given } = await read(needs, viewer, bytes);
  if (outcome.kind !== 'changes') return { outcome };
  const stored = await needs.targets.store({
    ...{ targets: given, fileName: name, by: viewer.staffId },
    ...(seen !== undefined && {
      isMeant: (changes: readonly TargetChange[]) => seen === nameOf(changes, needs),
    }),
  });
  if (stored.kind === 'outdated') return { outcome: { kind: 'outdated' } };
  return stored.kind === 'stored' ? { outcome, id: stored.id } : { outcome };
}

/** The same for the same changes from the same standing, whatever their order. */
function nameOf(changes: readonly TargetChange[], { digest }: TargetDeskNeeds): string {
  const lines = changes.map(({ subject, period, people, before = null }) =>
    JSON.stringify([subject.kind, subject.id, period, people, before]),
  );
  return digest(lines.toSorted().join('\n'));
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
  needs: TargetDeskNeeds,
  viewer: Viewer,
  file: Uint8Array,
): Promise<{ readonly outcome: ListOutcome; readonly given: readonly Target[] }> {
  const { staff, readSheet, ear, atlas, headers, today } = needs;
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
  return { outcome: await changesBy(needs, viewer, list.targets), given: list.targets };
}

async function changesBy(
  needs: TargetDeskNeeds,
  viewer: Viewer,
  given: readonly Target[],
): Promise<ListChanges> {
  const changes = await needs.targets.changes(given);
  const standing = await standingIn(needs, viewer, given);
  const named = new Set(given.map(keyOf));
  return {
    kind: 'changes',
    changes,
    same: given.length - changes.length,
    left: standing.filter((target) => !named.has(keyOf(target))).length,
    seen: nameOf(changes, needs),
  };
}

/** What stands in the periods of a list, where the viewer may set targets. */
async function standingIn(
  { targets }: TargetDeskNeeds,
  viewer: Viewer,
  given: readonly Target[],
): Promise<readonly Target[]> {
  const scope = scopeOf(viewer, 'targets.write');
  const periods = new Set(given.map(({ period }) => period));
  const years = new Set([...periods].map((period) => Number(period.slice(0, 4))));
  const found = await Promise.all([...years].map((year) => targets.list({ scope, year })));
  return found.flat().filter(({ period }) => periods.has(period));
}

function keyOf({ subject, period }: Target): string {
  return `${subject.kind} ${subject.id} ${period}`;
}

/** Nobody sets targets for places of others. */
function inside(viewer: Viewer, reading: SubjectReading): SubjectReading {
  if (reading.kind !== 'one') return reading;
  const scope = scopeOf(viewer, 'targets.write');
  return isWithin(scope, partsOfCommune(reading.id)) ? reading : { kind: 'outside' };
}
