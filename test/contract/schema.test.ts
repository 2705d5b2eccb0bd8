import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { getTableColumns, getTableName, is, sql } from 'drizzle-orm';
import { PgTable, type PgColumn } from 'drizzle-orm/pg-core';
import type { Database } from '../../src/adapters/database/openDatabase.ts';
import * as deskSchema from '../../src/adapters/database/deskSchema.ts';
import * as reportsSchema from '../../src/adapters/database/reportsSchema.ts';
import * as schema from '../../src/adapters/database/schema.ts';
import { DATABASES } from '../support/databases.ts';

const TABLES = Object.values({ ...schema, ...deskSchema, ...reportsSchema }).filter((item) =>
  is(item, PgTable),
);

describe.each(DATABASES)('the migrations on $name', ({ open }) => {
  let database: Database;
  beforeAll(async () => {
    database = await open();
  });
  afterAll(() => database.close());

  it.each(TABLES.map((table) => ({ name: getTableName(table), table })))(
    '$name, migrated from nothing, has the columns of schema.ts',
    async ({ name, table }) => {
      const { rows } = await database.queries.execute<{ line: string }>(sql`
        select column_name || ' ' || data_type || ' ' || is_nullable as line
        from information_schema.columns where table_name = ${name} order by 1`);

      const columns: readonly PgColumn[] = Object.values(getTableColumns(table));
      expect(rows.map(({ line }) => line)).toEqual(
        columns
          .map((each) => `${each.name} ${each.getSQLType()} ${each.notNull ? 'NO' : 'YES'}`)
          .sort(),
      );
    },
  );
});
