const IN_VIETNAM = new Intl.DateTimeFormat('sv-SE', {
  timeZone: 'Asia/Ho_Chi_Minh',
  dateStyle: 'short',
  timeStyle: 'medium',
});

/** Epoch milliseconds as `2026-11-22 09:30:00`, which sorts and which spreadsheets read as a time. */
export function timeInVietnam(at: number): string {
  return IN_VIETNAM.format(at);
}
