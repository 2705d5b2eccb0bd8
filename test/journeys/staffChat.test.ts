import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { sql } from 'drizzle-orm';
import { z } from 'zod';
import type { Road } from '../../src/conversation/notices/roads.ts';
import type { ChannelName } from '../../src/core/shared/contact.ts';
import { callsTo, citizen, type Citizen } from '../support/citizen.ts';
import { DATABASES } from '../support/databases.ts';
import { signsUpOnZalo } from '../support/deskBrowser.ts';
import { colleague, type Colleague } from '../support/deskProgram.ts';
import { eventually } from '../support/eventually.ts';
import { everythingKept, startProgram, type TestProgram } from '../support/program.ts';
import { messengerQuickReply, zaloTap } from '../support/signedWebhooks.ts';
import { chatRoadOf, PUBLIC_URL } from '../support/staffChat.ts';

const CHANNELS = ['zalo', 'messenger'] as const;
const SUITES = DATABASES.flatMap((database) =>
  CHANNELS.map((channel) => ({ database, channel, on: database.name })),
);
const DAY_MS = 24 * 3_600_000;

/** Of citizens, each used once. */
const NAMES = ['Mai', 'Liên', 'Hạnh', 'Thảo', 'Phương', 'Nga', 'Dung', 'Yến'].flatMap((name) =>
  ['Đỗ Thị', 'Vũ Thị', 'Bùi Thị'].map((before) => `${before} ${name}`),
);

/** An agent with a chat of theirs. */
interface AtChat extends Colleague {
  readonly chat: Citizen;
}

describe.each(SUITES)('an agent in $channel, on $on', ({ database, channel }) => {
  let program: TestProgram;
  let road: Road;
  let agent: AtChat;
  let leadId: string;
  let people = 0;
  beforeAll(async () => {
    program = await startProgram(database, { environment: { PUBLIC_URL } });
    road = await chatRoadOf(program);
    agent = await atChat(['hanoi/ba-dinh']);
    leadId = await signedUp('Nguyễn Thị Hoa', agent);
  });
  afterAll(() => program.stop());

  async function atChat(places: readonly string[], on: ChannelName = channel): Promise<AtChat> {
    const member = await colleague(program, 'agent', places);
    const chat = citizen(program, on);
    await chat.says(`Ket noi ${await codeOf(member)}`);
    return { ...member, chat };
  }

  async function signedUp(name: string, { browser }: Colleague): Promise<string> {
    people += 1;
    await signsUpOnZalo(program, name, `09120000${String(people).padStart(2, '0')}`);
    const leads = await program.leads();
    const id = leads.find((each) => each.name === name)?.id ?? '';
    await eventually(async () => {
      const { body } = await browser.ask('GET', `/leads/${id}`);
      if (stateOf(body) !== 'assigned') throw new Error('nobody was given the lead yet');
    });
    return id;
  }

  const told = async (staffId: string, id = leadId, kind: 'given' | 'reminded' = 'given') => {
    const about = { kind: 'lead' as const, id };
    const outcome = await road.tell({ id: '1', staffId, kind, about, at: program.clock() });
    await program.idle();
    return outcome;
  };
  const lead = async (id = leadId) => {
    const { body } = await agent.browser.ask('GET', `/leads/${id}`);
    return leadShape.parse(body);
  };
  const forged = (user: string, payload: string) => {
    const deed = { user, id: `forged-${user}-${payload}`, at: program.clock() };
    return channel === 'zalo'
      ? zaloTap({ ...deed, payload: `#as:${payload}` })
      : messengerQuickReply({ ...deed, title: 'x', payload });
  };
  const sentTo = (chat: Citizen) =>
    callsTo(program, chat).map(({ body }) => bodyShape.parse(JSON.parse(body)));

  it('told of a lead, called, to be called again, registered: all by taps, and the desk shows it', async () => {
    expect(await told(agent.id)).toEqual({ kind: 'told' });
    expect(sentTo(agent.chat).at(-1)?.message).toEqual(
      channel === 'zalo' ? toldOnZalo(leadId) : toldOnMessenger(leadId),
    );

    const called = await agent.chat.taps('Đã gọi');
    expect(called.titles).toEqual(['Gọi lại', 'Đã đăng ký']);
    expect(await lead()).toMatchObject({
      lead: { state: 'called', attempts: 1, assignee: agent.id },
    });

    await agent.chat.taps('Gọi lại');
    const again = await agent.chat.says('9h sáng mai');
    expect(again.text).toBe('Đã hẹn gọi lại lúc 9:00 ngày mai. Đến giờ An Sinh nhắc anh/chị.');
    expect(await lead()).toMatchObject({
      lead: { state: 'call_back', callBackAt: Date.UTC(2026, 10, 23, 2) },
    });

    for (const title of ['Đã đăng ký', '3 tháng', '1.500.000', 'Từ tháng 12/2026']) {
      await agent.chat.taps(title);
    }
    const confirmed = await agent.chat.taps('Đúng, ghi lại');
    expect(confirmed.text).toContain('Đã ghi: đăng ký 3 tháng, từ tháng 12/2026.');
    const { lead: shown, history } = await lead();
    expect(shown.work.registration).toEqual({
      months: 3,
      fromMonth: '2026-12',
      income: 1_500_000,
      method: '3_months',
    });
    expect(history.map(({ kind }) => kind)).toEqual([
      ...['captured', 'assigned', 'called', 'call_back', 'registered'],
    ]);
  });

  it('an old button: says how the lead stands, and changes nothing', async () => {
    const before = await lead();
    const { text } = await agent.chat.taps('Nhận');

    expect(text).toBe('Người này đã đăng ký rồi.');
    expect(await lead()).toEqual(before);
  });

  it('a tap that is forged by a stranger or by an agent of another commune: changes nothing', async () => {
    const id = await signedUp('Trần Văn Khác', agent);
    const before = await lead(id);
    const elsewhere = await atChat(['hanoi/bo-de']);
    const stranger = citizen(program, channel);
    await stranger.arrives();
    for (const payload of [
      `staff:claim:${id}`,
      `staff:call:${id}`,
      `staff:call_back:${id}:29990000`,
      `staff:register:${id}:monthly:1:1500000:2026-11:yes`,
    ]) {
      for (const { id: user } of [stranger, elsewhere.chat]) {
        await program.post(forged(user, payload));
        await program.idle();
      }
    }

    expect(await lead(id)).toEqual(before);
    expect(
      new Set(
        elsewhere.chat
          .heard()
          .slice(1)
          .map(({ text }) => text),
      ),
    ).toEqual(new Set(['An Sinh không thấy người này trong địa bàn của anh/chị nữa.']));
    expect(stranger.heard().at(-1)?.text).toContain('dành cho đồng nghiệp đã kết nối');
    expect(await told(elsewhere.id, id)).toEqual({ kind: 'closed', code: 'settled' });
  });

  it('two agents of one commune take the same lead: one has it, the other is told', async () => {
    const id = await signedUp('Lê Thị Chung', agent);
    const other = await atChat(['hanoi/ba-dinh']);
    await Promise.all(
      [agent, other].map(({ chat }) => program.post(forged(chat.id, `staff:claim:${id}`))),
    );
    await program.idle();

    const heard = [agent, other].map(({ chat }) => chat.heard().at(-1)?.text ?? '');
    expect(heard.filter((text) => text.startsWith('Anh/chị đã nhận người này.'))).toHaveLength(1);
    expect(heard.filter((text) => text.startsWith('Người này đang do đồng nghiệp'))).toHaveLength(
      1,
    );
    const { history } = await lead(id);
    expect(history.filter(({ kind }) => kind === 'claimed')).toHaveLength(1);
  });

  it('the same webhook of a tap, delivered twice: is one call', async () => {
    const id = await givenTo(agent);
    const tap = forged(agent.chat.id, `staff:no_answer:${id}`);
    await program.post(tap);
    await program.post(tap);
    await program.idle();

    expect((await lead(id)).lead.attempts).toBe(1);
  });

  it('ordinary words of a colleague: the bot serves them as anybody', async () => {
    const { text } = await agent.chat.says('tính tiền');

    expect(text).toContain('Anh/chị đang sống ở tỉnh, thành nào ạ?');
  });

  it('“việc hôm nay”: what there is to do, with the way to the desk', async () => {
    const { text } = await agent.chat.says('viec hom nay');

    expect(text).toMatch(/^Việc hôm nay của anh\/chị: \d+ người mới|^Hôm nay anh\/chị chưa có ai/);
    expect(JSON.stringify(sentTo(agent.chat).at(-1))).toContain(`${PUBLIC_URL}/desk`);
  });

  it.each<{ what: string; change: string; code: string }>([
    {
      what: 'silent for three days',
      change: `interacted_at = interacted_at - ${3 * DAY_MS}`,
      code: 'window_closed',
    },
    {
      what: 'spoken to by a person',
      change: `paused_until = ${Number.MAX_SAFE_INTEGER}`,
      code: 'paused',
    },
  ])('an agent $what: closed, and nothing is sent', async ({ change, code }) => {
    const quiet = await atChat(['hanoi/ba-dinh']);
    const id = await givenTo(quiet);
    await program.database.queries.execute(sql`
      update contact_states set ${sql.raw(change)} where contact_id = (
        select contact_id from staff_chats where staff_id = ${quiet.id})`);

    const before = quiet.chat.heard().length;
    expect(await told(quiet.id, id, 'reminded')).toEqual({ kind: 'closed', code });
    expect(quiet.chat.heard()).toHaveLength(before);
  });

  it('an agent who said “dừng”: closed, until they tap or link again', async () => {
    const quiet = await atChat(['hanoi/ba-dinh']);
    const id = await givenTo(quiet);
    await quiet.chat.says('dừng');
    const stopped = await told(quiet.id, id, 'reminded');
    await program.post(forged(quiet.chat.id, `staff:call:${id}`));
    await program.idle();

    expect(stopped).toEqual({ kind: 'closed', code: 'stopped' });
    expect(quiet.chat.heard().at(-1)?.text).toContain('Đã ghi là anh/chị gọi được rồi.');
    expect(await told(quiet.id, id, 'reminded')).toEqual({ kind: 'told' });
  });

  it.each<{ what: string; leave: (at: AtChat) => Promise<unknown> }>([
    { what: 'writes “ngắt kết nối”', leave: ({ chat }) => chat.says('ngat ket noi') },
    {
      what: 'unlinks at the desk',
      leave: ({ browser }) => browser.ask('DELETE', `/chat-links/${channel}`),
    },
    { what: 'erases their data', leave: ({ chat }) => erases(chat) },
    { what: 'is switched off', leave: ({ id }) => switchedOff(id) },
  ])('an agent who $what: is not linked any more, at once', async ({ leave }) => {
    const leaver = await atChat(['hanoi/ba-dinh']);
    await leave(leaver);

    expect(await told(leaver.id)).toEqual({ kind: 'closed', code: 'not_linked' });
    await program.post(forged(leaver.chat.id, `staff:call:${leadId}`));
    await program.idle();
    expect((await lead()).lead.state).toBe('registered');
  });

  it('wrong codes: answered kindly, five times; the right one no longer helps', async () => {
    const member = await colleague(program, 'agent', ['hanoi/ba-dinh']);
    const guesser = citizen(program, channel);
    const code = await codeOf(member);
    const answers: string[] = [];
    for (let tries = 0; tries < 5; tries += 1) {
      answers.push((await guesser.says(`kết nối ${wrongOf(code)}`)).text);
    }
    const last = await guesser.says(`kết nối ${code}`);

    expect(new Set(answers).size).toBe(1);
    expect(answers[0]).toContain('Mã này chưa đúng');
    expect(last.text).toContain('Mã đã sai nhiều lần.');
    const other = citizen(program, channel);
    expect((await other.says(`kết nối ${code}`)).text).toContain('Đã kết nối');
  });

  it('a code: stands nowhere once it was written, nor among the unanswered questions', async () => {
    const member = await colleague(program, 'agent', ['hanoi/ba-dinh']);
    const code = await codeOf(member);
    await citizen(program, channel).says(`kết nối ${code}`);

    const kept = await everythingKept(program.database);
    expect([kept.includes(code), kept.includes(`${code.slice(0, 4)} ${code.slice(4)}`)]).toEqual([
      false,
      false,
    ]);
    expect(program.log.join('\n')).not.toContain(code);
  });

  it('the audit log: has the code, the link and what was done by chat', async () => {
    const { rows } = await program.database.queries.execute<{ line: string }>(sql`
      select distinct action || ' ' || coalesce(facts->>'by', '') as line from audit_log
      where staff_id = ${agent.id} and action in ('chat_code_made', 'chat_linked', 'lead_acted')
      order by 1`);

    expect(rows.map(({ line }) => line)).toEqual([
      'chat_code_made ',
      'chat_linked ',
      'lead_acted chat',
    ]);
  });

  /** A lead that this agent has taken. */
  async function givenTo(taker: AtChat): Promise<string> {
    const name = NAMES.shift() ?? '';
    const id = await signedUp(name, agent);
    await program.database.queries.execute(sql`
      update leads set assignee = ${taker.id}, revision = revision + 1 where id = ${id}::bigint`);
    return id;
  }

  async function switchedOff(id: string): Promise<unknown> {
    const boss = await colleague(program, 'supervisor', ['hanoi', 'lao_cai']);
    return boss.browser.ask('PATCH', `/staff/${id}`, { active: false });
  }
});

async function codeOf({ browser }: Colleague): Promise<string> {
  const { body } = await browser.ask('POST', '/chat-links/code');
  return z.object({ code: z.string() }).parse(body).code;
}

/** A code that is not this one, and nobody else's. */
function wrongOf(code: string): string {
  return Array.from(code, (digit) => String((Number(digit) + 5) % 10)).join('');
}

async function erases(chat: Citizen): Promise<void> {
  await chat.says('xóa dữ liệu');
  await chat.taps('Xóa hết');
}

const leadShape = z.object({
  lead: z.looseObject({
    state: z.string(),
    attempts: z.number(),
    work: z.looseObject({ registration: z.unknown().optional(), assignee: z.string().optional() }),
  }),
  history: z.array(z.looseObject({ kind: z.string() })),
});

const bodyShape = z.looseObject({ message: z.record(z.string(), z.unknown()) });

function stateOf(body: unknown): string | undefined {
  return leadShape.safeParse(body).data?.lead.state;
}

const NOTICE = 'Có người mới ở phường Ba Đình muốn đăng ký, xin anh/chị gọi trước 12:00 ngày mai.';
const BUTTONS = [
  ['Đã gọi', 'call'],
  ['Gọi lại', 'call_back'],
  ['Đã đăng ký', 'register'],
  ['Nhận', 'claim'],
] as const;

function toldOnZalo(leadId: string) {
  const buttons = BUTTONS.map(([title, verb]) => ({
    title,
    type: 'oa.query.hide',
    payload: `#as:staff:${verb}:${leadId}`,
  }));
  const open = {
    title: 'Xem và gọi',
    type: 'oa.open.url',
    payload: { url: `${PUBLIC_URL}/desk/leads/${leadId}` },
  };
  return {
    text: NOTICE,
    attachment: { type: 'template', payload: { buttons: [...buttons, open] } },
  };
}

function toldOnMessenger(leadId: string) {
  const url = `${PUBLIC_URL}/desk/leads/${leadId}`;
  return {
    attachment: {
      type: 'template',
      payload: {
        template_type: 'button',
        text: NOTICE,
        buttons: [{ type: 'web_url', title: 'Xem và gọi', url }],
      },
    },
    quick_replies: BUTTONS.map(([title, verb]) => ({
      content_type: 'text',
      title,
      payload: `staff:${verb}:${leadId}`,
    })),
    metadata: expect.any(String),
  };
}
