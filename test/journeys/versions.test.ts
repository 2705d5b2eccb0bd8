import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { sql } from 'drizzle-orm';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { Database } from '../../src/adapters/database/openDatabase.ts';
import { citizen, type Citizen } from '../support/citizen.ts';
import { DATABASES } from '../support/databases.ts';
import { startProgram, type TestProgram } from '../support/program.ts';

const OLD_WORDS = '• Anh/chị tự nộp: 264.000 đồng';
const NEW_WORDS = '• Theo bản mới, anh/chị tự nộp: 264.000 đồng';

describe.each(DATABASES)('a new version of a flow while people are inside, on $name', (kind) => {
  let database: Database;
  let flows: string;
  let program: TestProgram;

  beforeEach(async () => {
    flows = await mkdtemp(path.join(tmpdir(), 'ansinh-flows-'));
    await cp('flows', flows, { recursive: true });
    database = await kind.open();
    program = await start();
  });
  afterEach(async () => {
    await program.stop();
    await rm(flows, { recursive: true });
  });

  it('lets who is inside finish the old one; who begins gets the new one', async () => {
    const inside = await onTheWay(program);
    await publish('• {{ You }} tự nộp:', '• Theo bản mới, {{ you }} tự nộp:');
    await restart();
    const back = citizen(program, 'messenger', inside.id);
    const newcomer = await onTheWay(program);

    await back.says('hằng tháng');
    const finished = await back.says('chưa đóng');
    await newcomer.says('hằng tháng');
    const begun = await newcomer.says('chưa đóng');
    await citizen(program, 'messenger', inside.id).says('menu');
    const again = await asksAgain(back);

    expect(finished.text).toContain(OLD_WORDS);
    expect(begun.text).toContain(NEW_WORDS);
    expect(again.text).toContain(NEW_WORDS);
  });

  it('lets who is inside the new one finish it after a rollback', async () => {
    await publish('• {{ You }} tự nộp:', '• Theo bản mới, {{ you }} tự nộp:');
    await restart();
    const inside = await onTheWay(program);
    await publish('• Theo bản mới, {{ you }} tự nộp:', '• {{ You }} tự nộp:');
    await restart();
    const back = citizen(program, 'messenger', inside.id);

    await back.says('hằng tháng');
    const finished = await back.says('chưa đóng');

    expect(finished.text).toContain(NEW_WORDS);
  });

  it.each([
    {
      name: 'cannot be read any more',
      harm: sql`update flow_versions set definition = '{"id":"contribution","nodes":7}' where id = 'contribution'`,
      logged: 'flow_version_unreadable',
    },
    {
      name: 'is gone',
      harm: sql`delete from flow_versions where id = 'contribution'`,
      logged: 'composed',
    },
  ])('lands people safely when their version $name', async ({ harm, logged }) => {
    const inside = await onTheWay(program);
    await publish('• {{ You }} tự nộp:', '• Theo bản mới, {{ you }} tự nộp:');
    await program.leave();
    await database.queries.execute(harm);
    await restart();
    const back = citizen(program, 'messenger', inside.id);

    const landed = await back.says('hằng tháng');
    const onward = await asksAgain(back);

    expect(landed.text).toContain('vừa được sửa lại');
    expect(landed.titles).toContain('Tính tiền đóng');
    expect(onward.text).toContain(NEW_WORDS);
    expect(program.log.join('\n')).toContain(`"message":"${logged}"`);
  });

  const start = () => startProgram(kind, { database, environment: { FLOWS_DIR: flows } });

  async function restart(): Promise<void> {
    await program.leave();
    await Promise.all([program.zalo.close(), program.graph.close()]);
    program = await start();
  }

  async function publish(before: string, after: string): Promise<void> {
    const file = path.join(flows, 'contribution.yaml');
    const written = await readFile(file, 'utf8');
    expect(written).toContain(before);
    await writeFile(file, written.replace(before, after));
  }
});

/** Somebody who is asked how they want to pay. */
async function onTheWay(program: TestProgram): Promise<Citizen> {
  const person = citizen(program, 'messenger');
  await person.arrives();
  for (const title of ['Tính tiền đóng', 'Lào Cai', 'Không thuộc diện nào', 'Mức thấp nhất']) {
    await person.taps(title);
  }
  return person;
}

/** From the menu to the sum again; what is known is not asked twice. */
async function asksAgain(person: Citizen) {
  let reply = await person.says('tính tiền đóng');
  const answers = ['lào cai', 'không thuộc diện nào', 'mức thấp nhất', 'hằng tháng', 'chưa đóng'];
  for (const answer of answers) {
    if (reply.text.includes('nộp:')) return reply;
    if (reply.titles.some((title) => title.toLowerCase() === answer)) {
      reply = await person.says(answer);
    }
  }
  return reply;
}
