import { parsePhoneNumber } from 'libphonenumber-js/mobile';
import type { ExportedLead } from '../../../conversation/reports/leadExport.ts';
import { tableOf, type ExportTable, type Naming } from '../../../core/reports/exportTables.ts';

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
    ['contactedAt', ({ contactedAt }) => timeInVietnam(contactedAt)],
    ['refusal', ({ refusal }) => refusal],
    ['months', ({ months }) => months],
    ['closedAt', ({ closedAt }) => timeInVietnam(closedAt)],
    ['consent', ({ consent }) => consent.id],
    ['consentVersion', ({ consent }) => consent.version],
    ['consentAt', ({ consent }) => timeInVietnam(consent.at)],
  ]);
}

/** A spreadsheet would take bare digits for a number and drop the 0. */
function phoneToDial(phone: string): string {
  try {
    const parsed = parsePhoneNumber(phone);
    return parsed.country === 'VN' ? parsed.formatNational() : parsed.formatInternational();
  } catch {
    // An operator's own flow may keep a phone that is none; it is shown as it is.
    return phone;
  }
}

const IN_VIETNAM = new Intl.DateTimeFormat('sv-SE', {
  timeZone: 'Asia/Ho_Chi_Minh',
  dateStyle: 'short',
  timeStyle: 'medium',
});

/** `2026-11-22 09:30:00`, which sorts and which spreadsheets read as a time. */
function timeInVietnam(at: number | undefined): string | undefined {
  return at === undefined ? undefined : IN_VIETNAM.format(at);
}
