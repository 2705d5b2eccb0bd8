import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { readJson } from '../../src/adapters/channels/readJson.ts';
import { citizen, type Citizen } from '../support/citizen.ts';
import { DATABASES } from '../support/databases.ts';
import type { ReceivedCall } from '../support/loopback.ts';
import { startProgram, type TestProgram } from '../support/program.ts';

const PNG = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
const WAYS = {
  other_income: 'Mức đóng khác',
  other_method: 'Cách đóng khác',
  shorter: 'Đóng ít thôi',
  sign_up: 'Đăng ký tham gia',
  menu: 'Xem các mục',
};
/** The answer first, then the picture in words, then what else to know. */
const ANSWER =
  'Dạ, sớm nhất là từ ngày 01/02/2045 anh/chị có lương hưu, khoảng 1.040.000 đồng một tháng ạ.\n\n' +
  'Tháng đầu đóng 440.000 đồng: tự đóng 341.000 đồng, Nhà nước hỗ trợ 66.000 đồng, ' +
  'Hà Nội hỗ trợ thêm 33.000 đồng.\n';
const QUESTION = 'Anh/chị muốn xem cách khác để so không ạ?';
const NEXT = 'Anh/chị muốn làm gì tiếp ạ?';

describe.each(DATABASES)('the ways to a pension and to a benefit, on $name', (kind) => {
  let program: TestProgram;
  beforeEach(async () => {
    program = await startProgram(kind);
  });
  afterEach(() => program.stop());

  it('a pension on Zalo: the picture with its words, then the question with its buttons', async () => {
    const hoa = citizen(program, 'zalo');
    await asksForPension(hoa);

    const calls = await callsOf(program.zalo, () => hoa.says('2 triệu'));

    expect(calls).toEqual([
      { path: '/v2.0/oa/upload/image' },
      {
        path: '/v3.0/oa/message/cs',
        body: {
          recipient: { user_id: hoa.id },
          message: {
            text: expect.stringMatching(startingWith(ANSWER)),
            attachment: {
              type: 'template',
              payload: {
                template_type: 'media',
                elements: [
                  {
                    media_type: 'image',
                    attachment_id: expect.stringMatching(/^zalo-attachment-1-/),
                  },
                ],
              },
            },
          },
        },
      },
      { path: '/v3.0/oa/message/cs', body: zaloQuestion(hoa, QUESTION, 'pension.compare', WAYS) },
    ]);
    expect(program.zalo.sent.all.at(-2)?.image?.subarray(0, 8)).toEqual(PNG);
  });

  it('a pension on Messenger: the picture, then the words, the question and its quick replies', async () => {
    const hoa = citizen(program, 'messenger');
    await asksForPension(hoa);

    const calls = await callsOf(program.graph, () => hoa.says('2 triệu'));

    expect(calls).toEqual([
      { path: expect.stringMatching(/\/message_attachments$/) },
      {
        path: expect.stringMatching(/\/messages$/),
        body: messengerSend(hoa, {
          attachment: { type: 'image', payload: { attachment_id: '1857777' } },
        }),
      },
      {
        path: expect.stringMatching(/\/messages$/),
        body: messengerSend(hoa, {
          text: expect.stringMatching(
            new RegExp(`^${escaped(ANSWER)}[^]*\n\n${escaped(QUESTION)}$`),
          ),
          quick_replies: quickReplies('pension.compare', WAYS),
        }),
      },
    ]);
    expect(program.graph.sent.all.at(-2)?.image?.subarray(0, 8)).toEqual(PNG);
  });

  it('another income to compare with: words alone, and no picture is uploaded again', async () => {
    const hoa = citizen(program, 'zalo');
    await asksForPension(hoa);
    await hoa.says('2 triệu');

    const calls = await callsOf(program.zalo, () => hoa.taps('Mức đóng khác'));

    expect(calls.map(({ path }) => path)).toEqual(['/v3.0/oa/message/cs']);
    expect(hoa.heard().at(-1)?.text).toContain(
      'Cách đang xem: tự nộp tất cả 84.480.000 đồng, lương hưu 1.040.000 đồng từ ngày 01/02/2045.',
    );
    expect(program.zalo.uploads.size).toBe(1);
  });

  it('a lump sum on Zalo, with years before 2014, asked for in the middle of something else', async () => {
    const nam = citizen(program, 'zalo');
    await nam.says('tính tiền');
    for (const words of ['tôi muốn rút bảo hiểm', '[Đủ tuổi, thiếu năm]', '7 năm', 'có', '3 năm']) {
      await doneBy(nam, words);
    }

    const calls = await callsOf(program.zalo, () => nam.says('2 triệu'));

    expect(calls).toEqual([
      {
        path: '/v3.0/oa/message/cs',
        body: zaloQuestion(
          nam,
          expect.stringMatching(
            /^Dạ, nếu rút, anh\/chị được nhận khoảng 25\.000\.000 đồng, một lần ạ\.[^]*\n\nĐể so với việc đóng tiếp, anh\/chị là nam hay nữ ạ\?$/,
          ),
          'lump-sum.sex',
          { female: 'Nữ', male: 'Nam' },
        ),
      },
    ]);
  });

  it('twins on Messenger: four million, and what to do next', async () => {
    const lan = citizen(program, 'messenger');
    await lan.says('sinh con được bao nhiêu');
    await lan.says('8 tháng');

    const calls = await callsOf(program.graph, () => lan.taps('Sinh đôi'));

    expect(calls).toEqual([
      {
        path: expect.stringMatching(/\/messages$/),
        body: messengerSend(lan, {
          text: expect.stringMatching(
            new RegExp(`^Dạ, anh/chị được nhận 4\\.000\\.000 đồng ạ\\.[^]*\n\n${escaped(NEXT)}$`),
          ),
          quick_replies: quickReplies('maternity.what_next', {
            contribution: 'Tính tiền đóng',
            sign_up: 'Đăng ký tham gia',
            menu: 'Xem các mục',
          }),
        }),
      },
    ]);
  });
});

/** Everything before the income, as people type it. */
async function asksForPension(hoa: Citizen): Promise<void> {
  const answers = ['1985', 'nữ', 'chưa đóng', 'hà nội', 'có', 'không thuộc diện nào'];
  for (const words of ['lương hưu bao nhiêu', ...answers]) await hoa.says(words);
}

/** "[Tên nút]" is tapped, everything else typed. */
function doneBy(who: Citizen, words: string): Promise<unknown> {
  return words.startsWith('[') ? who.taps(words.slice(1, -1)) : who.says(words);
}

/** The calls that a turn makes; the body of an upload is the picture's. */
async function callsOf(
  platform: { readonly calls: readonly ReceivedCall[] },
  turn: () => Promise<unknown>,
): Promise<readonly { readonly path: string; readonly body?: unknown }[]> {
  const before = platform.calls.length;
  await turn();
  return platform.calls
    .slice(before)
    .map(({ url, body, headers }) =>
      headers['content-type'] === 'application/json'
        ? { path: url.pathname, body: readJson(Buffer.from(body)) }
        : { path: url.pathname },
    );
}

function zaloQuestion(
  { id }: Citizen,
  text: unknown,
  key: string,
  choices: Readonly<Record<string, string>>,
) {
  const buttons = Object.entries(choices).map(([value, title]) => ({
    title,
    type: 'oa.query.hide',
    payload: `#as:answer:${key}:${value}`,
  }));
  return {
    recipient: { user_id: id },
    message: { text, attachment: { type: 'template', payload: { buttons } } },
  };
}

function messengerSend({ id }: Citizen, message: object) {
  return {
    recipient: { id },
    messaging_type: 'RESPONSE',
    message: { ...message, metadata: expect.any(String) },
  };
}

function quickReplies(key: string, choices: Readonly<Record<string, string>>) {
  return Object.entries(choices).map(([value, title]) => ({
    content_type: 'text',
    title,
    payload: `answer:${key}:${value}`,
  }));
}

function startingWith(text: string): RegExp {
  return new RegExp(`^${escaped(text)}`);
}

function escaped(text: string): string {
  return text.replaceAll('.', '\\.').replaceAll('?', '\\?');
}
