import { parsePhoneNumber } from 'libphonenumber-js/mobile';

/** As one dials it, in groups: a spreadsheet would take bare digits for a number and drop the 0. */
export function phoneToDial(phone: string): string {
  try {
    const parsed = parsePhoneNumber(phone);
    return parsed.country === 'VN' ? parsed.formatNational() : parsed.formatInternational();
  } catch {
    // An operator's own flow may keep a phone that is none; it is shown as it is.
    return phone;
  }
}
