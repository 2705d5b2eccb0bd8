import { fail, ok, warning, type Finding } from './finding.ts';

/**
 * The last day of each version of the Graph API; undefined: no end is announced. As of 26/11/2026, from
 * developers.facebook.com/docs/graph-api/changelog. Add a row when Meta publishes a version.
 */
const ENDS: ReadonlyMap<string, string | undefined> = new Map([
  ['v26.0', undefined],
  ['v25.0', '2028-07-29'],
  ['v24.0', '2028-02-18'],
  ['v23.0', '2027-10-08'],
  ['v22.0', '2027-05-20'],
  ['v21.0', '2027-01-21'],
  ['v20.0', '2026-09-24'],
]);
const OLDEST = 20;
const NOTICE = 90 * 24 * 60 * 60 * 1000;
const CHECK = 'Graph version';

/** Whether a version of the Graph API still runs on the day of `now`, in epoch milliseconds. */
export function checkGraphVersion(version: string, now: number): Finding {
  const cure = `set MESSENGER_GRAPH_VERSION to ${[...ENDS.keys()][1] ?? ''} or newer, and try a message`;
  if (!ENDS.has(version)) {
    if (Number(version.slice(1)) < OLDEST) return fail(CHECK, `${version} has ended`, cure);
    return warning(
      CHECK,
      `${version} is not in the table of this program`,
      'look up its end at developers.facebook.com/docs/graph-api/changelog',
    );
  }
  const end = ENDS.get(version);
  if (end === undefined) return ok(CHECK, `${version}, no end is announced`);
  const left = Date.parse(end) - now;
  if (left <= 0) return fail(CHECK, `${version} ended on ${end}`, cure);
  if (left <= NOTICE) return warning(CHECK, `${version} ends on ${end}`, cure);
  return ok(CHECK, `${version} until ${end}`);
}
