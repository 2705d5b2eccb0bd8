import { ok, warning } from './finding.ts';
import { readiness, type ServerReadiness } from './readiness.ts';
import type { Check, Surroundings } from './surroundings.ts';

const CHECK = 'incidents';

/** What somebody must see to. */
export const checkIncidents: Check = async (surroundings) => {
  const open = await openOnes(surroundings);
  if (!open) return [warning(CHECK, 'not looked at', 'mend the database first')];
  if (open.length === 0) return [ok(CHECK, 'none is open')];
  return open.map(({ id, kind, channel, count }) =>
    warning(
      `incident ${id}`,
      `${kind} (${channel}), ${count} times`,
      `see "npm run incidents"; seen to: "npm run incidents -- resolve ${id}"`,
    ),
  );
};

async function openOnes(
  surroundings: Surroundings,
): Promise<ServerReadiness['incidents'] | undefined> {
  const records = await surroundings.readRecords();
  if (records.kind === 'read') return [...records.incidents];
  if (records.kind === 'in_use') return (await readiness(surroundings))?.incidents;
  return undefined;
}
