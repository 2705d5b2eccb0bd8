import type { ExportedLead } from '../../../conversation/reports/leadExport.ts';
import { tableOf, type ExportTable, type Naming } from '../../../core/reports/exportTables.ts';
import { timeInVietnam } from '../../../core/shared/timeInVietnam.ts';
import { phoneToDial } from '../../../core/understanding/phoneToDial.ts';

/** One row per lead, with the consent it rests on. Phones are as one dials them, in groups. */
export function leadTable(leads: readonly ExportedLead[], naming: Naming): ExportTable {
  const named = (id: string | undefined) =>
    id === undefined ? undefined : (naming.nameOf(id) ?? id);
  return tableOf(naming, leads, [
    ['id', ({ id }) => id],
    ['leftAt', ({ createdAt }) => timeInVietnam(createdAt)],
    ['wish', ({ wish }) => wish],
    ['name', ({ name }) => name],
    ['phone', ({ phone }) => phoneToDial(phone)],
    ['commune', ({ commune }) => named(commune)],
    ['province', ({ province }) => named(province)],
    ['channel', ({ channel }) => channel],
    ['callTime', ({ callTime }) => callTime],
    ['groups', ({ groups }) => groups.join('; ')],
    ['state', ({ state }) => state],
    ['assignee', ({ assignee }) => named(assignee)],
    ['attempts', ({ attempts }) => attempts],
    ['contactedAt', ({ contactedAt }) => timeOf(contactedAt)],
    ['refusal', ({ refusal }) => refusal],
    ['months', ({ months }) => months],
    ['closedAt', ({ closedAt }) => timeOf(closedAt)],
    ['consent', ({ consent }) => consent.id],
    ['consentVersion', ({ consent }) => consent.version],
    ['consentAt', ({ consent }) => timeInVietnam(consent.at)],
  ]);
}

/** Empty while it has not happened. */
function timeOf(at: number | undefined): string | undefined {
  return at === undefined ? undefined : timeInVietnam(at);
}
