import { createHash } from 'node:crypto';
import type { Content } from '../adapters/files/loadContent.ts';
import type { DeskRoute } from '../adapters/http/desk/deskRoute.ts';
import { exportRoutes } from '../adapters/http/desk/exportRoutes.ts';
import { reportRoutes } from '../adapters/http/desk/reportRoutes.ts';
import type { TableWriters } from '../adapters/http/desk/tableFile.ts';
import { targetRoutes } from '../adapters/http/desk/targetRoutes.ts';
import { csvTable } from '../adapters/spreadsheets/csvTable.ts';
import { readSheet } from '../adapters/spreadsheets/readSheet.ts';
import { xlsxTable } from '../adapters/spreadsheets/xlsxTable.ts';
import type { StaffStore } from '../conversation/desk/staff.ts';
import type { Roster } from '../conversation/leads/ports.ts';
import type { Clock } from '../conversation/ports.ts';
import { makeReportDesk } from '../conversation/reports/reportDesk.ts';
import { makeTargetDesk } from '../conversation/reports/targetDesk.ts';
import { makeTargetFiles } from '../conversation/reports/targetFiles.ts';
import { staffScope } from '../core/desk/areas.ts';
import type { Viewer } from '../core/desk/viewer.ts';
import { flowTitles } from '../core/flow/flowTitles.ts';
import type { Naming } from '../core/reports/exportTables.ts';
import { dayInVietnam } from '../core/shared/localDate.ts';
import type { ReportStores } from './reportStores.ts';

interface ReportParts {
  readonly content: Content;
  readonly stores: {
    readonly reports: ReportStores;
    readonly desk: { readonly staff: StaffStore };
    readonly deskLeads: { readonly roster: Pick<Roster, 'names'> };
  };
  readonly clock: Clock;
}

const WRITERS: TableWriters = {
  csv: ({ headings, rows }) => Promise.resolve(csvTable([headings, ...rows])),
  xlsx: (table, sheet) => xlsxTable({ ...table, sheet }),
};

/** The desk's reports, targets and exports. */
export function reportRouteTable({ content, stores, clock }: ReportParts): readonly DeskRoute[] {
  const { understanding: ear, atlas, calendar, reportWords: words } = content;
  const flows = content.flows.map((flow) => flowTitles(flow, words.questions));
  const { reports: reader, targets, leads } = stores.reports;
  const { staff } = stores.desk;
  const placeName = (id: string) => ear.placeName(id);
  const reports = makeReportDesk({ reports: reader, targets, calendar, placeName, clock });
  const targetDesk = makeTargetDesk({
    targets,
    staff,
    readSheet,
    ear,
    atlas,
    headers: words.columns,
    today: () => dayInVietnam(clock()),
    digest: (text) => createHash('sha256').update(text).digest('hex'),
  });
  const { provinces } = content;
  const namingFor = async (viewer: Viewer): Promise<Naming> => {
    const colleagues = await staff.list(staffScope(viewer, atlas, 'staff.read'));
    const names = new Map(colleagues.map(({ id, name }) => [id, name]));
    return { words, nameOf: (id) => names.get(id) ?? placeName(id) };
  };
  return [
    ...reportRoutes({ reports, words, flows, roster: stores.deskLeads.roster }),
    ...targetRoutes({
      targets: targetDesk,
      files: makeTargetFiles({ targets: targetDesk, staff, atlas, provinces, words }),
      write: WRITERS,
      words,
      names: (ids) => stores.deskLeads.roster.names(ids),
    }),
    ...exportRoutes({ reports, leads, write: WRITERS, namingFor }),
  ];
}
