import { createHmac } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { callsTo, citizen, type Citizen, type Reply } from '../support/citizen.ts';
import { DATABASES } from '../support/databases.ts';
import { everythingKept, startProgram, type TestProgram } from '../support/program.ts';
import { MESSENGER } from '../support/testAccounts.ts';

const SUITES = DATABASES.flatMap((database) =>
  (['zalo', 'messenger'] as const).map((channel) => ({ database, channel, on: database.name })),
);

/** What a person taps on the way to the sum, from the menu on. */
interface Wish {
  readonly province: 'Lào Cai' | 'Hà Nội' | 'Nơi khác';
  readonly group?: 'Hộ nghèo' | 'Không thuộc diện nào';
  /** A button, or words typed by hand. */
  readonly income?: string;
  readonly method?: string;
  /** Years paid ahead, typed. */
  readonly years?: string;
}

describe.each(SUITES)('a consultation through $channel on $on', ({ database, channel }) => {
  let program: TestProgram;
  beforeAll(async () => {
    program = await startProgram(database);
  });
  afterAll(() => program.stop());

  const newcomer = () => citizen(program, channel);
  const leadsOf = async ({ id }: Citizen) =>
    (await program.leads()).filter(({ contact }) => contact === id);

  describe('figures', () => {
    it('tells a free worker born in 1985 that she may join, pays 264.000 and what that buys', async () => {
      const hoa = newcomer();

      const welcome = await hoa.arrives();
      await hoa.taps('Quyền lợi, điều kiện');
      await hoa.taps('Ai được tham gia');
      await hoa.says('1985');
      await hoa.taps('Làm tự do, nông dân');
      const verdict = await hoa.taps('Lao động tự do');
      await hoa.taps('Tính tiền đóng');
      const sum = await taps(
        hoa,
        'Lào Cai',
        'Không thuộc diện nào',
        'Mức thấp nhất',
        'Hằng tháng',
        'Chưa đóng',
      );
      const sex = await hoa.taps('Có, xem lương hưu');
      const pension = await hoa.taps('Nữ');

      expect(welcome.text).toContain('máy trả lời tự động');
      expect(verdict.text).toContain('được tham gia BHXH tự nguyện');
      expect(sum.text).toContain('mỗi tháng anh/chị nộp 264.000 đồng');
      expect(sum.text).toContain('Nhà nước hỗ trợ: 66.000 đồng');
      expect(sex.titles).toEqual(['Nữ', 'Nam']);
      expect(pension.text).toContain('đủ tuổi nghỉ hưu, ngày 01/01/2045');
      expect(pension.text).toContain('Lương hưu khoảng 780.000 đồng một tháng');
    });

    it.each<Wish & { readonly name: string; readonly says: readonly string[] }>([
      {
        name: 'a permanent resident of Hà Nội',
        province: 'Hà Nội',
        says: [
          'mỗi tháng anh/chị nộp 231.000 đồng',
          'Nhà nước hỗ trợ: 66.000 đồng',
          'Hà Nội hỗ trợ thêm: 33.000 đồng',
        ],
      },
      {
        name: 'a poor household in Hà Nội',
        province: 'Hà Nội',
        group: 'Hộ nghèo',
        says: ['mỗi tháng anh/chị không phải nộp đồng nào'],
      },
      {
        name: 'five years ahead at 1.500.000 in Lào Cai',
        province: 'Lào Cai',
        income: '1.500.000',
        method: 'Đóng trước nhiều năm',
        years: '5',
        says: ['đóng trước 5 năm thì anh/chị nộp 14.138.148 đồng'],
      },
      {
        name: 'six months at once somewhere else',
        province: 'Nơi khác',
        method: 'Sáu tháng một lần',
        says: [
          'mỗi lần đóng cho 6 tháng, anh/chị nộp 1.584.000 đồng',
          'Nhà nước hỗ trợ: 396.000 đồng',
        ],
      },
    ])('says what is to pay: $name', async ({ says, ...wish }) => {
      const sum = await asksForSum(newcomer(), wish);

      for (const words of says) expect(sum.text).toContain(words);
    });

    it('understands the whole way typed in a hurry, without diacritics', async () => {
      const hoa = newcomer();
      await hoa.says('menu');
      const sum = await saysAll(
        hoa,
        'tinh tien',
        'lao cai',
        'khong thuoc dien nao',
        '1tr5',
        'hang thang',
        'chua',
      );

      expect(sum.text).toContain('mỗi tháng anh/chị nộp 264.000 đồng');
    });

    it('gives no local support to who lives in Hà Nội without permanent residence', async () => {
      const guest = newcomer();
      await guest.arrives();
      const sum = await taps(
        guest,
        'Tính tiền đóng',
        'Hà Nội',
        'Không',
        'Không thuộc diện nào',
        'Mức thấp nhất',
        'Hằng tháng',
        'Chưa đóng',
      );

      expect(sum.text).toContain('mỗi tháng anh/chị nộp 264.000 đồng');
      expect(sum.text).not.toContain('Hà Nội hỗ trợ thêm');
    });
  });

  describe('sign-up', () => {
    it('keeps one lead with what was computed and the consent as it was shown', async () => {
      const hoa = newcomer();
      await asksForSum(hoa, { province: 'Hà Nội' });
      await hoa.taps('Không, cảm ơn');
      const consent = await hoa.taps('Đăng ký tham gia');
      const thanks = await signsUp(hoa);

      const leads = await leadsOf(hoa);
      expect(thanks.text).toContain('đã ghi lại');
      expect(leads).toEqual([
        {
          id: expect.any(String),
          channel,
          account: expect.any(String),
          contact: hoa.id,
          wish: 'sign_up',
          name: 'Nguyễn Thị Hoa',
          phone: '+84912345678',
          province: 'hanoi',
          commune: expect.stringContaining('ba-dinh'),
          callTime: 'morning',
          facts: expect.objectContaining({
            group: 'other',
            income: 'lowest',
            method: 'monthly',
            due: expect.objectContaining({
              net: 231_000,
              state_support: 66_000,
              local_support: 33_000,
            }),
          }),
          consent: {
            id: 'contact-me',
            version: '2026-11-22',
            text: expect.stringContaining('lưu tên, số điện thoại, nơi ở'),
            platformId: expect.stringContaining(`mid-${hoa.id}-`),
            at: expect.any(Number),
          },
          createdAt: expect.any(Number),
          updatedAt: expect.any(Number),
        },
      ]);
      expect(consent.text).toContain(leads[0]?.consent.text);
    });

    it('keeps the message that said yes, and its moment, as the proof of the consent', async () => {
      const hoa = newcomer();
      await hoa.arrives();
      await hoa.taps('Đăng ký tham gia');
      const before = program.clock();
      await hoa.taps('Tôi đồng ý');
      const after = program.clock();
      await saysAll(hoa, 'Nguyễn Thị Hoa', '0912345678', 'Hà Nội', 'phường Ba Đình');
      await hoa.taps('Buổi sáng');

      const [lead] = await leadsOf(hoa);
      // Arriving was the first thing this person did, opening the flow the second.
      expect(lead?.consent.platformId).toContain(`mid-${hoa.id}-3`);
      expect(lead?.consent.at).toBeGreaterThanOrEqual(before);
      expect(lead?.consent.at).toBeLessThanOrEqual(after);
    });

    it('keeps one lead when the same wish is left twice, with what was said last', async () => {
      const hoa = newcomer();
      await hoa.arrives();
      await hoa.taps('Đăng ký tham gia');
      await signsUp(hoa);
      await hoa.says('menu');
      await taps(hoa, 'Đăng ký tham gia', 'Tôi đồng ý', 'Buổi tối');

      const leads = await leadsOf(hoa);
      expect(leads).toMatchObject([{ wish: 'sign_up', callTime: 'evening' }]);
    });

    it('keeps no lead of who refuses, and asks for no phone', async () => {
      const hoa = newcomer();
      await hoa.arrives();
      await hoa.taps('Đăng ký tham gia');
      const refused = await hoa.taps('Không đồng ý');

      expect(refused.text).toContain('không ghi tên và số điện thoại');
      expect(refused.titles).toContain('Tính tiền đóng');
      expect(hoa.heard().filter(({ text }) => text.includes('vào số nào'))).toEqual([]);
      expect(await leadsOf(hoa)).toEqual([]);
    });

    it('takes the lead back when the consent is refused afterwards', async () => {
      const hoa = newcomer();
      await hoa.arrives();
      await hoa.taps('Đăng ký tham gia');
      await signsUp(hoa);
      const kept = await leadsOf(hoa);
      await hoa.says('sửa đồng ý');
      await hoa.taps('Không đồng ý');

      expect(kept).toHaveLength(1);
      expect(await leadsOf(hoa)).toEqual([]);
    });

    it('takes the lead back when signing up again is refused', async () => {
      const hoa = newcomer();
      await hoa.arrives();
      await hoa.taps('Đăng ký tham gia');
      await signsUp(hoa);
      await hoa.says('menu');
      await taps(hoa, 'Đăng ký tham gia', 'Không đồng ý');

      expect(await leadsOf(hoa)).toEqual([]);
    });

    it('shows the lead changed when its phone is corrected', async () => {
      const hoa = newcomer();
      await hoa.arrives();
      await hoa.taps('Đăng ký tham gia');
      await signsUp(hoa);
      await hoa.says('sửa số điện thoại');
      await hoa.says('0387654321');

      expect(await leadsOf(hoa)).toMatchObject([{ phone: '+84387654321' }]);
    });
  });

  describe('at any time', () => {
    it('names law and article when asked why', async () => {
      const hoa = newcomer();
      await asksForSum(hoa, { province: 'Hà Nội' });

      const why = await hoa.says('vì sao');

      expect(why.text).toContain(
        'Luật Bảo hiểm xã hội 41/2024/QH15, khoản 2 Điều 32, khoản 1 Điều 36',
      );
      expect(why.text).toContain('Nghị định 159/2025/NĐ-CP, Điều 5');
      expect(why.text).toMatch(/Nghị quyết .*(Hà Nội|HĐND).*áp dụng từ/);
      expect(why.text).toMatch(/lương hưu khoảng bao nhiêu không ạ\?$/);
    });

    it('says another day of retirement when the birth year is corrected', async () => {
      const hoa = newcomer();
      await asksForSum(hoa, { province: 'Lào Cai' });
      await hoa.taps('Có, xem lương hưu');
      await hoa.says('1985');
      const before = await hoa.taps('Nữ');
      const asked = await hoa.says('sửa năm sinh');
      const after = await hoa.says('1980');

      expect(before.text).toContain('đủ tuổi nghỉ hưu, ngày 01/01/2045');
      expect(asked.text).toContain('sinh năm nào');
      expect(after.text).toContain('Ngày 01/01/2040 anh/chị đủ tuổi nghỉ hưu');
      expect(after.text).not.toContain('01/01/2045');
    });

    it('asks the question before when told "quay lại"', async () => {
      const hoa = newcomer();
      await hoa.arrives();
      await taps(hoa, 'Tính tiền đóng', 'Lào Cai', 'Không thuộc diện nào');

      const back = await hoa.says('quay lại');

      expect(back.text).toContain('thuộc diện nào');
      expect(back.titles).toContain('Hộ cận nghèo');
    });

    it('says to whoever writes first that a machine answers, and for whom', async () => {
      const first = await newcomer().says('cho tôi hỏi');

      expect(first.text).toContain('máy trả lời tự động của nhóm tư vấn');
      expect(first.titles).toContain('Tính tiền đóng');
    });

    it('is silent after "dừng" until told "bắt đầu"', async () => {
      const hoa = newcomer();
      await hoa.arrives();
      const stopped = await hoa.says('dừng');
      const nothing = [await hoa.says('hôm nay mưa to quá'), await hoa.says('1985')];
      const again = await hoa.says('bắt đầu');

      expect(stopped.text).toContain('không nhắn nữa');
      expect(nothing).toEqual([
        { messages: [], text: '', titles: [] },
        { messages: [], text: '', titles: [] },
      ]);
      expect(again.text).toContain('máy trả lời tự động');
      expect(again.titles).toContain('Tính tiền đóng');
    });

    it('leaves nothing of a person in any table after "xóa dữ liệu"', async () => {
      const hoa = newcomer();
      const words = [
        'Lò Thị Xuân Nương',
        '0356781234',
        '+84356781234',
        'đặc biệt chỉ mình tôi nói',
      ];
      await asksForSum(hoa, { province: 'Hà Nội' });
      await hoa.says('đặc biệt chỉ mình tôi nói');
      await taps(hoa, 'Không, cảm ơn', 'Đăng ký tham gia', 'Tôi đồng ý');
      await saysAll(hoa, 'Lò Thị Xuân Nương', '0356781234', 'phường Ba Đình');
      await hoa.taps('Buổi sáng');
      const kept = await everythingKept(program.database);
      await hoa.says('xóa dữ liệu');
      const gone = await hoa.taps('Xóa hết');
      const left = await everythingKept(program.database);

      expect(words.filter((word) => !kept.includes(word))).toEqual([]);
      expect(gone.text).toContain('đã xóa hết');
      expect(words.filter((word) => left.includes(word))).toEqual([]);
      expect(await leadsOf(hoa)).toEqual([]);
      expect((await hoa.says('tôi quay lại rồi')).text).toContain('máy trả lời tự động');
    });

    it('keeps everything when the erasure is not confirmed', async () => {
      const hoa = newcomer();
      await hoa.arrives();
      await hoa.taps('Đăng ký tham gia');
      await signsUp(hoa);
      await hoa.says('xóa dữ liệu');
      await hoa.taps('Không xóa');

      expect(await leadsOf(hoa)).toHaveLength(1);
    });

    it('offers a person after the third answer it did not understand', async () => {
      const hoa = newcomer();
      await hoa.arrives();
      await taps(hoa, 'Tính tiền đóng', 'Lào Cai');

      const first = await hoa.says('xyzzy');
      const second = await hoa.says('xyzzy plugh');
      const third = await hoa.says('plugh');
      const person = await hoa.taps('Gặp tư vấn viên');

      expect(first.text).toContain('chưa hiểu');
      expect(first.titles).not.toContain('Gặp tư vấn viên');
      expect(second.titles).not.toContain('Gặp tư vấn viên');
      expect(third.titles).toContain('Gặp tư vấn viên');
      expect(person.text).toContain('muốn gặp người tư vấn');
    });

    it.each(['6', 'gặp tư vấn viên'])(
      'understands "%s" where there are more ways on than a message has buttons',
      async (choice) => {
        const hoa = newcomer();
        await hoa.arrives();
        await taps(hoa, 'Tính tiền đóng', 'Lào Cai', 'Không thuộc diện nào', 'Mức thấp nhất');
        const third = await saysAll(hoa, 'xyzzy', 'xyzzy plugh', 'plugh');
        const person = await hoa.says(choice);

        // Five ways to pay and a person: one more than Zalo has buttons.
        expect([...third.titles, third.text].join('\n')).toContain('Gặp tư vấn viên');
        expect(person.text).toContain('muốn gặp người tư vấn');
      },
    );

    it('says that a button is old and asks the open question again', async () => {
      const hoa = newcomer();
      await hoa.arrives();
      await taps(hoa, 'Tính tiền đóng', 'Lào Cai');
      await hoa.says('menu');

      const stale = await hoa.taps('Hộ nghèo');

      expect(stale.text).toContain('nút này của câu hỏi cũ');
      expect(stale.titles).toContain('Tính tiền đóng');
    });

    it('takes the button of an earlier question of the same way as a change of that answer', async () => {
      const hoa = newcomer();
      const before = await asksForSum(hoa, { province: 'Hà Nội' });
      const after = await hoa.taps('Hộ nghèo');

      expect(before.text).toContain('nộp 231.000 đồng');
      expect(after.text).toContain('không phải nộp đồng nào');
    });
  });

  it('sends a question with buttons as exactly one documented request', async () => {
    const hoa = newcomer();
    await hoa.arrives();
    const earlier = callsTo(program, hoa).length;

    await hoa.taps('Tính tiền đóng');

    const calls = callsTo(program, hoa).slice(earlier);
    expect(calls.map(exactly)).toEqual([EXACT_CALL[channel](hoa.id)]);
  });
});

const QUESTION = 'Anh/chị đang sống ở tỉnh, thành nào ạ?\nMỗi nơi có thể được hỗ trợ khác nhau.';
const ANSWERS = [
  { title: 'Hà Nội', payload: 'answer:contribution.province:hanoi' },
  { title: 'Lào Cai', payload: 'answer:contribution.province:lao_cai' },
  { title: 'Nơi khác', payload: 'answer:contribution.province:other' },
];

const EXACT_CALL = {
  zalo: (to: string) => ({
    method: 'POST',
    url: '/v3.0/oa/message/cs',
    contentType: 'application/json',
    authorization: undefined,
    token: 'zalo-access-token-1',
    body: {
      recipient: { user_id: to },
      message: {
        text: QUESTION,
        attachment: {
          type: 'template',
          payload: {
            buttons: ANSWERS.map(({ title, payload }) => ({
              title,
              type: 'oa.query.hide',
              payload: `#as:${payload}`,
            })),
          },
        },
      },
    },
  }),
  messenger: (to: string) => ({
    method: 'POST',
    url: `/v25.0/${MESSENGER.pageId}/messages?appsecret_proof=${proof()}`,
    contentType: 'application/json',
    authorization: `Bearer ${MESSENGER.pageAccessToken}`,
    token: undefined,
    body: {
      recipient: { id: to },
      messaging_type: 'RESPONSE',
      message: {
        text: QUESTION,
        quick_replies: ANSWERS.map((answer) => ({ content_type: 'text', ...answer })),
        metadata: expect.stringMatching(/^\d+$/),
      },
    },
  }),
};

function exactly({ method, url, headers, body }: ReturnType<typeof callsTo>[number]) {
  const sent: unknown = JSON.parse(body);
  return {
    method,
    url: url.pathname + url.search,
    contentType: headers['content-type'],
    authorization: headers.authorization,
    token: headers['access_token'],
    body: sent,
  };
}

function proof(): string {
  return createHmac('sha256', MESSENGER.appSecret).update(MESSENGER.pageAccessToken).digest('hex');
}

/** From the first contact to what is to pay. */
async function asksForSum(person: Citizen, wish: Wish): Promise<Reply> {
  await person.arrives();
  await taps(person, 'Tính tiền đóng', wish.province);
  if (wish.province === 'Hà Nội') await person.taps('Có');
  await person.taps(wish.group ?? 'Không thuộc diện nào');
  await (wish.income === undefined ? person.taps('Mức thấp nhất') : person.says(wish.income));
  await person.taps(wish.method ?? 'Hằng tháng');
  if (wish.years !== undefined) await person.says(wish.years);
  return person.taps('Chưa đóng');
}

/** From the consent to the thanks; who told the province before is not asked again. */
async function signsUp(person: Citizen): Promise<Reply> {
  await person.taps('Tôi đồng ý');
  await person.says('Nguyễn Thị Hoa');
  const next = await person.says('0912345678');
  if (next.titles.includes('Hà Nội')) await person.taps('Hà Nội');
  await person.says('phường Ba Đình');
  return person.taps('Buổi sáng');
}

async function taps(person: Citizen, ...titles: readonly string[]): Promise<Reply> {
  return inTurn(titles, (title) => person.taps(title));
}

async function saysAll(person: Citizen, ...texts: readonly string[]): Promise<Reply> {
  return inTurn(texts, (text) => person.says(text));
}

async function inTurn(
  all: readonly string[],
  act: (one: string) => Promise<Reply>,
): Promise<Reply> {
  let reply: Reply = { messages: [], text: '', titles: [] };
  for (const one of all) reply = await act(one);
  return reply;
}
