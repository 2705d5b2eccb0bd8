import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Road } from '../../src/conversation/notices/roads.ts';
import { citizen } from '../support/citizen.ts';
import { DATABASES } from '../support/databases.ts';
import { signsUpOnZalo } from '../support/deskBrowser.ts';
import { colleague, type Colleague } from '../support/deskProgram.ts';
import { startProgram, type TestProgram } from '../support/program.ts';
import { chatRoadOf } from '../support/staffChat.ts';

describe.each(DATABASES)('agents in the chat on $name', (kind) => {
  let program: TestProgram;
  let road: Road;
  let agent: Colleague;
  beforeAll(async () => {
    program = await startProgram(kind);
    road = await chatRoadOf(program);
    agent = await colleague(program, 'agent', ['hanoi/ba-dinh']);
  }, 60_000);
  afterAll(() => program.stop());

  it('walk', async () => {
    const phone = citizen(program, 'zalo');
    const { body } = await agent.browser.ask('POST', '/chat-links/code');
    const { code } = body as { code: string };
    const linked = await phone.says(`kết nối ${code.slice(0, 4)} ${code.slice(4)}`);
    expect(linked.text).toContain('Đã kết nối');
    await signsUpOnZalo(program, 'Nguyễn Thị Hoa');
    const [lead] = await program.leads();
    const told = await road.tell({
      id: '1',
      staffId: agent.id,
      kind: 'given',
      about: { kind: 'lead', id: lead?.id ?? '' },
      at: program.clock(),
    });
    await program.idle();
    console.log(told, JSON.stringify(phone.heard(), null, 1));
    for (const title of [
      'Đã gọi',
      'Gọi lại',
      'Sáng mai 8:00',
      'Đã đăng ký',
      '3 tháng',
      '1.500.000',
      'Đúng, ghi lại',
    ]) {
      console.log(title, JSON.stringify(await phone.taps(title)));
    }
    const page = await agent.browser.ask('GET', `/leads/${lead?.id}`);
    console.log(JSON.stringify(page.body));
  }, 60_000);
});
