import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { sql } from 'drizzle-orm';
import { audienceOf } from '../../src/adapters/database/talks/audience.ts';
import { callsTo, citizen, type Citizen } from '../support/citizen.ts';
import { DATABASES } from '../support/databases.ts';
import { colleague, type Colleague } from '../support/deskProgram.ts';
import { eventually } from '../support/eventually.ts';
import { listen } from '../support/listen.ts';
import { everythingKept, startProgram, type TestProgram } from '../support/program.ts';
import { signsUpOnZalo } from '../support/deskBrowser.ts';

const HOUR = 3_600_000;
const GIVEN_BACK =
  'Dạ, An Sinh trả lời anh/chị tiếp ở đây ạ. Anh/chị cần hỏi gì thêm, cứ nhắn nhé.';
const LATE = 'An Sinh xem giúp ngay. Việc cần gặp người thì vẫn được ghi lại, sẽ có người đọc ạ.';

describe.each(DATABASES)('conversations at the desk on $name', (kind) => {
  let program: TestProgram;
  let lan: Colleague;
  let hoa: Colleague;
  let stranger: Colleague;
  let boss: Colleague;
  beforeAll(async () => {
    program = await startProgram(kind, { environment: { TALK_RETURN_MINUTES: '15' } });
    lan = await colleague(program, 'agent', ['hanoi/ba-dinh']);
    hoa = await colleague(program, 'agent', ['hanoi/ba-dinh']);
    stranger = await colleague(program, 'agent', ['hanoi/bo-de']);
    boss = await colleague(program, 'supervisor', ['lao_cai']);
  });
  afterAll(() => program.stop());

  /** Somebody who asks for a person; their place is as if they had told it. */
  async function asks(
    channel: 'zalo' | 'messenger',
    place?: readonly [string, string],
  ): Promise<{ readonly who: Citizen; readonly id: string }> {
    const who = citizen(program, channel);
    await who.says('gặp tư vấn viên');
    const { rows } = await program.database.queries.execute<{ id: string }>(
      sql`select id::text from contacts where contact = ${who.id}`,
    );
    const id = rows[0]?.id ?? '';
    if (place) {
      await program.database.queries.execute(sql`
        update contact_states set province = ${place[0]}, commune = ${place[1]}
        where contact_id = ${id}::bigint`);
    }
    return { who, id };
  }
  const post = (who: Colleague, id: string, deed: string, body: object = {}) =>
    who.browser.ask('POST', `/talks/${id}/${deed}`, body);
  /** As if somebody had last spoken, and everything since had happened, so much earlier. */
  const earlier = (id: string, by: number) =>
    program.database.queries.execute(sql`
      with states as (
        update contact_states set interacted_at = interacted_at - ${by}::bigint,
          return_at = return_at - ${by}::bigint, taken_at = taken_at - ${by}::bigint,
          spoken_to_at = spoken_to_at - ${by}::bigint where contact_id = ${id}::bigint
      )
      update inbound_events set sent_at = sent_at - ${by}::bigint,
        received_at = received_at - ${by}::bigint where contact_id = ${id}::bigint`);

  it('Zalo: taken over, answered, answered back, given back: each with its exact call', async () => {
    const { who, id } = await asks('zalo', ['hanoi', 'ba-dinh']);
    const before = callsTo(program, who).length;
    const taken = await post(lan, id, 'take');
    const replied = await post(lan, id, 'reply', { text: 'Dạ, chào chị, em là Lan ạ.' });
    await program.idle();
    const during = await who.says('chào em');
    const page = await lan.browser.ask('GET', `/talks/${id}`);
    await post(lan, id, 'reply', { text: 'Chị hỏi gì ạ?' });
    const given = await post(lan, id, 'give-back');
    await program.idle();
    const calls = callsTo(program, who).slice(before);

    expect([taken.status, replied.status, given.status]).toEqual([200, 200, 200]);
    expect(during.messages).toEqual([]);
    expect(JSON.stringify(page.body)).toContain('chào em');
    expect(calls.map(({ url }) => url.pathname)).toEqual(Array(3).fill('/v3.0/oa/message/cs'));
    expect(calls.map(({ body }): unknown => JSON.parse(body))).toEqual(
      ['Dạ, chào chị, em là Lan ạ.', 'Chị hỏi gì ạ?', GIVEN_BACK].map((text) => ({
        recipient: { user_id: who.id },
        message: { text },
      })),
    );
  });

  it('Messenger, two days later: the reply goes with the tag HUMAN_AGENT', async () => {
    const { who, id } = await asks('messenger', ['hanoi', 'ba-dinh']);
    await earlier(id, 48 * HOUR);
    program.graph.heard(who.id, program.clock() - 48 * HOUR);
    await post(lan, id, 'take');
    await post(lan, id, 'reply', { text: 'Dạ, chào anh ạ.' });
    await program.idle();
    const body: unknown = JSON.parse(callsTo(program, who).at(-1)?.body ?? '{}');
    // What the bot says by itself has no such tag: it stays silent.
    await post(lan, id, 'give-back');
    await program.idle();

    expect(body).toMatchObject({
      recipient: { id: who.id },
      messaging_type: 'MESSAGE_TAG',
      tag: 'HUMAN_AGENT',
      message: { text: 'Dạ, chào anh ạ.' },
    });
    expect(who.heard().at(-1)?.text).toBe('Dạ, chào anh ạ.');
  });

  it('two agents at once: one has it, the other is told who and may not speak', async () => {
    const { id } = await asks('zalo', ['hanoi', 'ba-dinh']);
    const [first, second] = await Promise.all([post(lan, id, 'take'), post(hoa, id, 'take')]);
    const loser = first.status === 200 ? hoa : lan;
    const winner = loser === hoa ? lan : hoa;
    const refusal = first.status === 200 ? second : first;
    const spoken = await post(loser, id, 'reply', { text: 'tôi nữa' });
    const given = await post(loser, id, 'give-back');

    expect([first.status, second.status].sort()).toEqual([200, 409]);
    expect(refusal.code).toBe('talk_taken');
    expect(JSON.stringify(refusal.body)).toContain(`Người ${winner.id.slice(0, 4)}`);
    expect([spoken.code, given.code]).toEqual(['talk_taken', 'talk_not_yours']);
  });

  it.each([
    { what: 'nobody took over', prepare: '', code: 'talk_not_taken' },
    { what: 'the window is closed', prepare: 'closed', code: 'talk_closed' },
    { what: 'the person said stop', prepare: 'stopped', code: 'talk_stopped' },
  ])('a reply when $what: refused as $code, nothing is sent', async ({ prepare, code }) => {
    const { who, id } = await asks('zalo', ['hanoi', 'ba-dinh']);
    if (prepare !== '') await post(lan, id, 'take');
    if (prepare === 'closed') {
      await program.database.queries.execute(sql`
        update contact_states set interacted_at = interacted_at - ${8 * 24 * HOUR}::bigint
        where contact_id = ${id}::bigint`);
    }
    if (prepare === 'stopped') await who.says('dừng');
    const before = who.heard().length;
    const answer = await post(lan, id, 'reply', { text: 'Dạ?' });
    await program.idle();

    expect(answer.code).toBe(code);
    expect(who.heard()).toHaveLength(before);
  });

  it('a long reply: in as many parts as it takes, in order', async () => {
    const { who, id } = await asks('messenger', ['hanoi', 'ba-dinh']);
    await post(lan, id, 'take');
    const [a, b] = ['một. '.repeat(390).trim(), 'hai. '.repeat(390).trim()];
    await post(lan, id, 'reply', { text: `${a}\n\n${b}` });
    await program.idle();

    expect(
      who
        .heard()
        .slice(-2)
        .map(({ text }) => text),
    ).toEqual([a, b]);
  });

  it('an agent who falls silent: the bot says so and is back; the wish stays open', async () => {
    const { who, id } = await asks('zalo', ['hanoi', 'ba-dinh']);
    await post(lan, id, 'take');
    await who.says('có ai không ạ');
    await earlier(id, 16 * 60_000);
    await eventually(async () => {
      await program.idle();
      if (!who.heard().at(-1)?.text.endsWith(LATE)) throw new Error('the bot is not back yet');
    });
    const listed = JSON.stringify((await lan.browser.ask('GET', '/talks')).body);
    const next = await who.says('menu');

    expect(who.heard().filter(({ text }) => text.endsWith(LATE))).toHaveLength(1);
    expect(listed).toContain(`"id":"${id}"`);
    expect(next.messages.length).toBeGreaterThan(0);
  });

  it.each([
    { where: 'a commune', place: ['hanoi', 'ba-dinh'], seen: ['lan'] },
    { where: 'another commune', place: ['hanoi', 'bo-de'], seen: ['stranger'] },
    { where: 'nowhere', place: undefined, seen: ['boss'] },
    { where: 'elsewhere', place: ['other', ''], seen: ['boss'] },
  ] as const)(
    'a person of $where: found by $seen alone, whichever way',
    async ({ place, seen }) => {
      const { id } = await asks('zalo', place);
      const found = [];
      for (const [name, who] of Object.entries({ lan, stranger, boss })) {
        const list = JSON.stringify((await who.browser.ask('GET', '/talks')).body);
        const paths = [`/talks/${id}`, `/talks/${id}/said?before=1-0-1`, `/talks/${id}/replies`];
        const looks = await Promise.all(paths.map((path) => who.browser.ask('GET', path)));
        const deeds = await Promise.all(['give-back', 'settle'].map((deed) => post(who, id, deed)));
        const statuses = [...looks, ...deeds].map(({ status }) => status);
        if (statuses.some((status) => status !== 404)) found.push(name);
        expect(list.includes(`"id":"${id}"`)).toBe(seen.some((each) => each === name));
      }

      expect(found).toEqual(seen);
    },
  );

  it.each([
    { what: 'with an agent there', place: ['hanoi', 'ba-dinh'], told: ['lan', 'hoa'] },
    { what: 'without an agent', place: ['lao_cai', 'lao-cai'], told: ['boss'] },
    { what: 'not known', place: undefined, told: ['boss'] },
  ] as const)('who is to be told of a wish, a place $what: $told', async ({ place, told }) => {
    const { queries } = program.database;
    const { id } = await asks('zalo', place);
    const audience = await audienceOf(queries, id);
    const people = { lan, hoa, stranger, boss };

    expect([...audience].sort()).toEqual(told.map((name) => people[name].id).sort());
    expect(await audienceOf(queries, '999999')).toEqual([]);
  });

  it('somebody of the simulator: is listed, and refused clearly', async () => {
    const messages = `${program.url}/api/v1/simulator/messages`;
    const headers = { 'content-type': 'application/json' };
    const body = JSON.stringify({ contact: 'thu-1', text: 'gặp tư vấn viên' });
    await fetch(messages, { method: 'POST', headers, body });
    const { rows } = await program.database.queries.execute<{ id: string }>(
      sql`select id::text from contacts where contact = 'thu-1'`,
    );
    const id = rows[0]?.id ?? '';
    const listed = JSON.stringify((await boss.browser.ask('GET', '/talks')).body);
    const refused = await post(boss, id, 'take');

    expect(listed).toContain('"simulated":true');
    expect(refused.code).toBe('talk_simulated');
  });

  it('what a person told in a flow: says where the conversation belongs', async () => {
    const who = citizen(program, 'zalo');
    await who.says('tính tiền đóng');
    await who.taps('Lào Cai');
    await who.says('gặp tư vấn viên');
    const { rows } = await program.database.queries.execute(sql`
      select w.province, w.commune from contact_states w join contacts c on c.id = w.contact_id
      where c.contact = ${who.id}`);

    expect(rows).toEqual([{ province: 'lao_cai', commune: null }]);
  });

  it('an auditor: reads without name or phone, and may do nothing', async () => {
    await signsUpOnZalo(program, 'Nguyễn Thị Hoa');
    const { rows } = await program.database.queries.execute<{ id: string }>(
      sql`select contact_id::text as id from leads where name = 'Nguyễn Thị Hoa' limit 1`,
    );
    const id = rows[0]?.id ?? '';
    const auditor = await colleague(program, 'auditor');
    const page = await auditor.browser.ask('GET', `/talks/${id}`);
    const shown = JSON.stringify(page.body);
    const deeds = ['take', 'give-back', 'settle', 'reply'].map((deed) =>
      post(auditor, id, deed, deed === 'reply' ? { text: 'a' } : {}),
    );

    expect(page.status).toBe(200);
    expect(shown).toContain('•••');
    // Of the moments, which are numbers too, some has these digits in its middle.
    expect(shown).not.toMatch(/Nguyễn Thị Hoa|912345678|(?<!\d)0912/);
    expect((await Promise.all(deeds)).map(({ status }) => status)).toEqual([403, 403, 403, 403]);
  });

  it('what is said: told live to who may see it, ids only; the bot’s turns to who looks on', async () => {
    const { who, id } = await asks('zalo', ['hanoi', 'ba-dinh']);
    const [here, looking, there] = [
      await listen(program, lan),
      await listen(program, lan, `?talk=${id}`),
      await listen(program, stranger),
    ];
    await who.says('menu');
    await looking.hears(`event: talk\ndata: {"talk":"${id}","kind":"said"}`);
    await post(lan, id, 'take');
    await who.says('chị ơi');
    await here.hears(`event: talk\ndata: {"talk":"${id}","kind":"waiting"}`);

    expect(here.heard()).toContain(`{"talk":"${id}","kind":"taken"}`);
    expect(here.heard()).not.toMatch(/"said"|chị ơi/);
    expect(there.heard()).not.toContain(`"${id}"`);
    for (const each of [here, looking, there]) each.close();
  });

  it('a conversation of many words: read page by page, each once', async () => {
    const { id } = await asks('zalo', ['hanoi', 'ba-dinh']);
    await program.database.queries.execute(sql`
      insert into inbound_events (contact_id, platform_id, sent_at, received_at, content, handled_at)
      select ${id}::bigint, 'many-' || n, n / 3, n / 3,
        json_build_object('kind', 'text', 'text', 'câu ' || n), 1
      from generate_series(1, 150) n`);
    const said: unknown[] = [];
    let path = `/talks/${id}`;
    for (let pages = 0; path !== '' && pages < 10; pages += 1) {
      const { body } = await lan.browser.ask('GET', path);
      const page = pageIn(body);
      said.unshift(...page.said);
      path = page.earlier === undefined ? '' : `/talks/${id}/said?before=${page.earlier}`;
    }
    const texts = said.map((each) => /câu \d+/.exec(JSON.stringify(each))?.[0]).filter(Boolean);

    expect(texts).toEqual(Array.from({ length: 150 }, (_, index) => `câu ${index + 1}`));
  });

  it('saved replies: worded for today, each figure with its article and day', async () => {
    const { id } = await asks('zalo', ['hanoi', 'ba-dinh']);
    const { body } = await lan.browser.ask('GET', `/talks/${id}/replies`);
    const found = await lan.browser.ask('GET', `/talks/${id}/answers?q=đóng thấp nhất bao nhiêu`);
    const words = await lan.browser.ask('GET', '/figure-words');
    const text = JSON.stringify(body);

    expect(text).toContain('264.000 đồng');
    expect(text).toContain('Luật Bảo hiểm xã hội 41/2024/QH15');
    expect(text).toMatch(/"from":"2025-07-01"/);
    expect(JSON.stringify(found.body)).toContain('264.000 đồng');
    expect(Object.keys(words.body ?? {}).sort()).toEqual([
      'amounts',
      'births',
      'grounding',
      'numerals',
    ]);
  });

  it('everything that is looked at or done: stands in the log of looks', async () => {
    const { id } = await asks('zalo', ['hanoi', 'ba-dinh']);
    await lan.browser.ask('GET', '/talks');
    await lan.browser.ask('GET', `/talks/${id}`);
    for (const deed of ['take', 'give-back', 'settle']) await post(lan, id, deed);
    const { rows } = await program.database.queries.execute<{ action: string }>(sql`
      select action from audit_log where subject_kind = 'contact' and subject_id = ${id} order by id`);

    expect(rows.map(({ action }) => action)).toEqual([
      'talk_viewed',
      'talk_taken',
      'talk_given_back',
      'talk_settled',
    ]);
  });

  it('somebody who is erased while a colleague speaks with them: leaves nothing behind', async () => {
    const { who, id } = await asks('zalo', ['hanoi', 'ba-dinh']);
    await post(lan, id, 'take');
    await post(lan, id, 'reply', { text: 'Chuyện riêng của chị Bí Mật' });
    await program.idle();
    await who.says('xóa dữ liệu');
    await post(lan, id, 'give-back');
    await program.idle();
    await who.taps('Xóa hết');
    const kept = await everythingKept(program.database);
    const { rows } = await program.database.queries.execute(sql`
      select contact_id from contact_states where contact_id = ${id}::bigint
      union all select contact_id from person_requests where contact_id = ${id}::bigint`);
    const listed = JSON.stringify((await lan.browser.ask('GET', '/talks?view=open')).body);

    expect(kept).not.toContain('Bí Mật');
    expect(rows).toEqual([]);
    expect(listed).not.toContain(`"id":"${id}"`);
  });

  it.each([
    { what: 'nothing', body: { text: '  ' } },
    { what: 'too much', body: { text: 'a'.repeat(6_001) } },
    { what: 'no text', body: {} },
    { what: 'more than a text', body: { text: 'a', purpose: 'reply' } },
  ])('a reply of $what: 400', async ({ body }) => {
    const { id } = await asks('zalo', ['hanoi', 'ba-dinh']);

    expect((await post(lan, id, 'reply', body)).status).toBe(400);
  });
});

function pageIn(body: unknown): { said: readonly unknown[]; earlier: string | undefined } {
  const record = typeof body === 'object' && body !== null ? body : {};
  const said: unknown = 'said' in record ? record.said : [];
  const earlier = 'earlier' in record ? String(record.earlier) : undefined;
  return { said: Array.isArray(said) ? said : [], earlier };
}
