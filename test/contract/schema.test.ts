import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { getTableColumns, getTableName, is, sql } from 'drizzle-orm';
import { PgTable, type PgColumn } from 'drizzle-orm/pg-core';
import type { Database } from '../../src/adapters/database/openDatabase.ts';
import * as incidentSchema from '../../src/adapters/database/incidentSchema.ts';
import * as messengerSchema from '../../src/adapters/database/messengerSchema.ts';
import * as deskSchema from '../../src/adapters/database/deskSchema.ts';
import * as leadsSchema from '../../src/adapters/database/leadsSchema.ts';
import * as noticesSchema from '../../src/adapters/database/noticesSchema.ts';
import * as reportsSchema from '../../src/adapters/database/reportsSchema.ts';
import * as schema from '../../src/adapters/database/schema.ts';
import * as staffSchema from '../../src/adapters/database/staffSchema.ts';
import * as standingSchema from '../../src/adapters/database/standingSchema.ts';
import * as staffChatSchema from '../../src/adapters/database/staffChatSchema.ts';
import * as zaloSchema from '../../src/adapters/database/zaloSchema.ts';
import { DATABASES } from '../support/databases.ts';

const TABLES = [
  schema,
  standingSchema,
  incidentSchema,
  zaloSchema,
  messengerSchema,
  deskSchema,
  leadsSchema,
  reportsSchema,
  noticesSchema,
  staffChatSchema,
  staffSchema,
]
  .flatMap((tables) => Object.values<unknown>(tables))
  .filter((item) => is(item, PgTable));

describe.each(DATABASES)('the migrations on $name', ({ open }) => {
  let database: Database;
  beforeAll(async () => {
    database = await open();
  });
  afterAll(() => database.close());

  it.each(TABLES.map((table) => ({ name: getTableName(table), table })))(
    '$name, migrated from nothing, has the columns of its schema',
    async ({ name, table }) => {
      const { rows } = await database.queries.execute<{ line: string }>(sql`
        select column_name || ' ' || case data_type
            when 'ARRAY' then ltrim(udt_name, '_') || '[]' else data_type end || ' ' || is_nullable as line
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
