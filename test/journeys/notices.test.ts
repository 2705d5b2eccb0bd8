import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { sql } from 'drizzle-orm';
import { DATABASES } from '../support/databases.ts';
import { wall } from '../support/desk.ts';
import { signsUpOnZalo } from '../support/deskBrowser.ts';
import { colleague, type Colleague } from '../support/deskProgram.ts';
import { eventually } from '../support/eventually.ts';
import { startFakePush, type FakeBrowser, type FakePush } from '../support/fakePush.ts';
import { startFakeSmtp, type FakeSmtp } from '../support/fakeSmtp.ts';
import { jumpingClock, type JumpingClock } from '../support/jumpingClock.ts';
import { startProgram, type TestProgram } from '../support/program.ts';

const PUBLIC_URL = 'https://ansinh.example.vn';
const HERE = 'hanoi/ba-dinh';

describe.each(DATABASES)('colleagues are told on $name', (kind) => {
  let smtp: FakeSmtp;
  let push: FakePush;
  let time: JumpingClock;
  let program: TestProgram;

  beforeEach(async () => {
    [smtp, push] = await Promise.all([startFakeSmtp(), startFakePush()]);
    time = jumpingClock(wall('2026-11-23 09:00'));
    const environment = { SMTP_URL: smtp.url, MAIL_FROM: 'An Sinh <desk@example.vn>', PUBLIC_URL };
    const { clock } = time;
    program = await startProgram(kind, { environment, clock, fetchPush: push.fetch });
  });
  afterEach(async () => {
    await program.stop();
    await Promise.all([smtp.close(), push.close()]);
  });

  it('a lead arrives by a signed webhook: its agent gets one letter and one push, without a name', async () => {
    const agent = await colleague(program, 'agent', [HERE]);
    await hasMail(agent, 'lan@example.vn');
    const phone = await hasBrowser(agent);

    await signsUpOnZalo(program, 'Trần Thị Bưởi');

    const leadId = await onlyLead();
    const title = 'Anh/chị có người mới cần gọi';
    const line =
      'Một người ở phường Ba Đình, Hà Nội muốn đăng ký tham gia. Anh/chị gọi giúp nhé, trước 13:00 ngày 23/11/2026.';
    const link = `${PUBLIC_URL}/desk/leads/${leadId}`;
    await eventually(() => {
      expect(lettersTo('lan@example.vn')).toHaveLength(1);
      expect(phone.cards).toEqual([{ title, body: line, link }]);
      return Promise.resolve();
    });
    const [letter] = lettersTo('lan@example.vn');
    expect(letter).toMatchObject({ subject: title });
    expect(letter?.text).toContain(`${line}\nMở bàn tư vấn: ${link}`);
    expect(letter?.raw).not.toMatch(/Bưởi|912345678/);
    expect(
      await program.metric('ansinh_notices_total{road="mail",kind="given",result="told"}'),
    ).toBe(1);
  });

  it('silence after a lead in the evening: told at work, reminded, then the supervisor has it', async () => {
    const agent = await colleague(program, 'agent', [HERE]);
    const supervisor = await colleague(program, 'supervisor', ['hanoi']);
    await hasMail(agent, 'lan@example.vn');
    await hasMail(supervisor, 'truong@example.vn');
    time.put(wall('2026-11-25 21:30'));
    await signsUpOnZalo(program, 'Trần Thị Bưởi');
    await eventually(async () => {
      expect(await waitingFor('mail', agent)).toEqual(['2026-11-26 08:00']);
    });
    const inTheNight = lettersTo('lan@example.vn').length;

    time.put(wall('2026-11-26 08:00'));
    await eventually(() => {
      expect(subjectsTo('lan@example.vn')).toEqual(['Anh/chị có người mới cần gọi']);
      return Promise.resolve();
    });
    time.put(wall('2026-11-26 12:01'));
    await eventually(() => {
      expect(subjectsTo('lan@example.vn')).toEqual([
        'Anh/chị có người mới cần gọi',
        'Có người đang chờ anh/chị gọi',
      ]);
      return Promise.resolve();
    });
    time.put(wall('2026-11-26 16:01'));
    await eventually(() => {
      expect(subjectsTo('truong@example.vn')).toEqual(['Anh/chị có người mới cần gọi']);
      expect(subjectsTo('lan@example.vn')).toHaveLength(3);
      return Promise.resolve();
    });
    time.put(wall('2026-11-27 15:01'));
    await eventually(() => {
      expect(subjectsTo('truong@example.vn')).toEqual([
        'Anh/chị có người mới cần gọi',
        'Có người chờ lâu, cần anh/chị lo giúp',
      ]);
      return Promise.resolve();
    });

    expect(inTheNight).toBe(0);
    expect(subjectsTo('lan@example.vn')[2]).toBe('Một việc đã chuyển sang người khác');
  });

  it('an agent who claims in the web page: is told nothing of what they did', async () => {
    const agent = await colleague(program, 'agent', [HERE]);
    const other = await colleague(program, 'agent', [HERE]);
    await hasMail(agent, 'lan@example.vn');
    await hasMail(other, 'cuc@example.vn');
    await signsUpOnZalo(program, 'Trần Thị Bưởi');
    const leadId = await onlyLead();
    await eventually(() => {
      expect(smtp.letters.filter(({ subject }) => subject.startsWith('Anh/chị có'))).toHaveLength(
        1,
      );
      return Promise.resolve();
    });
    const wasTold = lettersTo('lan@example.vn').length === 1 ? agent : other;
    const handsTo = wasTold === agent ? other : agent;

    time.put(wall('2026-11-23 10:00'));
    const supervisor = await colleague(program, 'supervisor', ['hanoi']);
    const deed = { kind: 'hand_over', to: handsTo.id };
    const { status } = await supervisor.browser.ask('POST', `/leads/${leadId}/deeds`, deed);

    expect(status).toBe(200);
    await eventually(async () => {
      expect(await toldBy('mail')).toEqual([
        [wasTold.id, 'given'],
        [handsTo.id, 'given'],
        [wasTold.id, 'taken_away'],
      ]);
    });
  });

  async function hasMail({ browser }: Colleague, email: string): Promise<void> {
    const asked = await browser.ask('POST', '/notices/email', { email });
    expect(asked.status).toBe(200);
    const code = /\d{6}/.exec(smtp.letters.findLast(({ to }) => to === email)?.subject ?? '')?.[0];
    const confirmed = await browser.ask('POST', '/notices/email/confirm', { code });
    expect(confirmed.body).toMatchObject({ email });
  }

  async function hasBrowser({ browser }: Colleague): Promise<FakeBrowser> {
    const fake = push.browser();
    const { status } = await browser.ask('POST', '/notices/browsers', fake.subscription);
    expect(status).toBe(200);
    return fake;
  }

  /** Without the codes. */
  function lettersTo(email: string) {
    return smtp.letters.filter(({ to, subject }) => to === email && !subject.startsWith('Mã'));
  }

  function subjectsTo(email: string): readonly string[] {
    return lettersTo(email).map(({ subject }) => subject);
  }

  async function onlyLead(): Promise<string> {
    const { rows } = await program.database.queries.execute<{ id: string }>(
      sql`select id::text from leads`,
    );
    expect(rows).toHaveLength(1);
    return rows[0]?.id ?? '';
  }

  /** Until when what waits for a colleague on a road waits, as the wall shows it. */
  async function waitingFor(road: string, { id }: Colleague): Promise<readonly string[]> {
    const { rows } = await program.database.queries.execute<{ at: string }>(sql`
      select to_char(to_timestamp(next_at / 1000) at time zone 'Asia/Ho_Chi_Minh', 'YYYY-MM-DD HH24:MI') as at
      from notice_tellings where staff_id = ${id} and road = ${road} and state = 'waiting'`);
    return rows.map(({ at }) => at);
  }

  async function toldBy(road: string): Promise<readonly (readonly [string, string])[]> {
    const { rows } = await program.database.queries.execute<{ staff: string; kind: string }>(sql`
      select n.staff_id as staff, n.kind from notice_tellings t join notices n on n.id = t.notice_id
      where t.road = ${road} and t.state = 'told' order by n.id`);
    return rows.map(({ staff, kind }) => [staff, kind]);
  }
});
