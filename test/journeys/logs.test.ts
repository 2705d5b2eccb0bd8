import { PassThrough } from 'node:stream';
import { sql } from 'drizzle-orm';
import { describe, expect, it } from '@jest/globals';
import { winstonLog } from '../../src/adapters/logging/winstonLog.ts';
import type { LogFacts } from '../../src/conversation/ports.ts';
import { citizen } from '../support/citizen.ts';
import { DATABASES } from '../support/databases.ts';
import { leaks } from '../support/leaks.ts';
import { startProgram } from '../support/program.ts';

const SAID = ['Nguyễn Thị Hoa', '0912345678', 'tôi ở thôn Nậm Cang', 'có'];

describe('the search for what a log must not say', () => {
  it.each<{ readonly name: string; readonly facts: LogFacts }>([
    { name: 'a name', facts: { from: 'Nguyễn Thị Hoa' } },
    { name: 'a name in lower case', facts: { from: 'nguyễn thị hoa' } },
    { name: 'a name in letters taken apart', facts: { from: 'Nguyễn Thị Hoa'.normalize('NFD') } },
    { name: 'words inside a sentence', facts: { note: 'said: tôi ở thôn Nậm Cang!' } },
    { name: 'words deep in a list', facts: { batch: [{ said: ['tôi ở thôn Nậm Cang'] }] } },
    { name: 'words in an error', facts: { error: new Error('cannot keep tôi ở thôn Nậm Cang') } },
    { name: 'an access token', facts: { header: 'zalo-access-token-1' } },
    { name: 'a secret', facts: { key: 'messenger-app-secret-for-tests' } },
  ])('finds $name that came past the mask', ({ facts }) => {
    expect(leaks([written(facts)], SAID)).toHaveLength(1);
  });

  it.each([
    { name: 'a national phone number', line: '{"caller":"0387 654 321"}' },
    { name: 'an international one', line: '{"caller":"+84 387654321"}' },
    { name: 'a number without quotes', line: '{"caller":84387654321}' },
    { name: 'words outside of JSON', line: 'Error: tôi ở thôn Nậm Cang' },
  ])('finds $name that nobody masked', ({ line }) => {
    expect(leaks([line], SAID)).toHaveLength(1);
  });

  it('lets ids, codes and short words pass', () => {
    const innocent = { sendId: '412', code: '10/2018278', took: 1_795_312_800, kind: 'cót' };

    expect(leaks([written(innocent)], SAID)).toEqual([]);
    expect(leaks(['{"to":"06175e01-5678-4880-a330-27626ee4e88f"}'], SAID)).toEqual([]);
  });
});

describe.each(DATABASES)('the log of a program in trouble on $name', (kind) => {
  it('does not quote the message that the database refused', async () => {
    const program = await startProgram(kind);
    const hoa = citizen(program, 'messenger');
    await program.database.queries.execute(sql`alter table contacts rename to contacts_away`);
    const status = await program.post(hoa.text('tôi là Nguyễn Thị Hoa, số 0912345678'));
    await program.database.queries.execute(sql`alter table contacts_away rename to contacts`);

    expect(status).toBe(503);
    expect(program.log.join('\n')).toContain('"message":"inbox_refused"');
    // Rejects when a line leaks: see the search above.
    await expect(program.stop()).resolves.toBeUndefined();
  });
});

/** The line that the program's own log makes of these facts. */
function written(facts: LogFacts): string {
  const sink = new PassThrough();
  winstonLog({ level: 'info', sink }).info('something_happened', facts);
  return String(sink.read());
}
