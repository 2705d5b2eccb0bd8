import { fail, ok, type Finding } from './finding.ts';
import { readiness } from './readiness.ts';
import type { Records } from './readRecords.ts';
import type { Check, Surroundings } from './surroundings.ts';

const CHECK = 'database';

/** Whether the database can be read and has the tables of this version. */
export const checkDatabase: Check = async (surroundings) => [
  await findingOf(await surroundings.readRecords(), surroundings),
];

async function findingOf(records: Records, surroundings: Surroundings): Promise<Finding> {
  const { databaseUrl, dataDir } = surroundings.config;
  switch (records.kind) {
    case 'read':
      return ok(CHECK, `${databaseUrl === undefined ? 'embedded' : 'PostgreSQL'}, up to date`);
    case 'in_use':
      return inUse(surroundings);
    case 'empty':
      return fail(
        CHECK,
        `there is no data in ${dataDir} yet`,
        'start the server once (npm start), or set DATA_DIR or DATABASE_URL to where its data is',
      );
    case 'not_migrated':
      return fail(
        CHECK,
        `${records.missing} migrations are missing`,
        'start the server of this version once: it brings its database up to date',
      );
    case 'unreachable':
      return fail(
        CHECK,
        `cannot be read (${records.code})`,
        databaseUrl === undefined
          ? 'see that this user may read and write the folder DATA_DIR'
          : 'see that PostgreSQL runs, and that host, user, password and name in DATABASE_URL are right',
      );
  }
}

async function inUse(surroundings: Surroundings): Promise<Finding> {
  const state = await readiness(surroundings);
  if (state?.database === 'ok') {
    return ok(CHECK, 'embedded; the running server has it open, so the server was asked instead');
  }
  return fail(
    CHECK,
    `embedded; a process has it open, and /readyz ${state ? 'says that it fails' : 'does not answer'}`,
    'look at the log of the server and restart it; set PORT or PUBLIC_URL to where it listens',
  );
}
