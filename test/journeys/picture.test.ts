import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { z } from 'zod';
import { readJson } from '../../src/adapters/channels/readJson.ts';
import { citizen } from '../support/citizen.ts';
import { DATABASES } from '../support/databases.ts';
import { startProgram, type TestProgram } from '../support/program.ts';

const SAID = 'Dạ, đây là phần đóng và phần hưởng ạ.';
const SHOWN = 'Tháng đầu đóng 330.000 đồng: tự đóng 231.000 đồng';
const ASKED = 'Anh/chị xem thêm không ạ?';
const PNG = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
const REFUSED = {
  kind: 'answer',
  status: 200,
  body: '{"error":-210,"message":"too large"}',
} as const;

describe.each(DATABASES)('a picture in the chat, on $name', (kind) => {
  let program: TestProgram;
  beforeEach(async () => {
    program = await startProgram(kind, {
      environment: { FLOWS_DIR: 'test/fixtures/flows-with-picture' },
    });
  });
  afterEach(() => program.stop());

  const paths = (calls: TestProgram['zalo']['calls']) =>
    calls.map(({ url }) => url.pathname).filter((path) => !path.includes('access_token'));

  it('goes with its words in one send of Zalo; the question with its buttons in the next', async () => {
    const { messages } = await citizen(program, 'zalo').says('alo');

    expect(paths(program.zalo.calls)).toEqual([
      '/v2.0/oa/upload/image',
      '/v3.0/oa/message/cs',
      '/v3.0/oa/message/cs',
    ]);
    expect(readJson(Buffer.from(program.zalo.calls.at(-2)?.body ?? ''))).toMatchObject({
      message: {
        text: expect.stringMatching(new RegExp(`^${SAID}\n\n${SHOWN}`)),
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
    });
    expect(messages).toHaveLength(2);
    expect(program.zalo.sent.all[0]?.image?.subarray(0, 8)).toEqual(PNG);
    expect(messages[1]).toMatchObject({
      text: ASKED,
      buttons: [{ title: 'Có' }, { title: 'Không' }],
    });
  });

  it('goes before its words on Messenger, which come with the question in one send', async () => {
    const { messages } = await citizen(program, 'messenger').says('alo');

    expect(paths(program.graph.calls).map((path) => path.split('/').at(-1))).toEqual([
      'message_attachments',
      'messages',
      'messages',
    ]);
    expect(readJson(Buffer.from(program.graph.calls.at(1)?.body ?? ''))).toMatchObject({
      message: { attachment: { type: 'image', payload: { attachment_id: '1857777' } } },
    });
    expect(program.graph.sent.all[0]?.image?.subarray(0, 8)).toEqual(PNG);
    expect(messages[1]?.text.startsWith(`${SAID}\n\n${SHOWN}`)).toBe(true);
    expect(messages[1]?.text.endsWith(`\n\n${ASKED}`)).toBe(true);
    expect(messages[1]?.buttons).toHaveLength(2);
  });

  it('is uploaded once for everybody who gets the same', async () => {
    await citizen(program, 'zalo').says('alo');
    await citizen(program, 'zalo').says('alo');

    expect(program.zalo.uploads.size).toBe(1);
    expect(program.zalo.sent.all.filter(({ image }) => image)).toHaveLength(2);
  });

  it('refused at its upload, leaves the words to go alone, at once', async () => {
    // The token comes first.
    await citizen(program, 'zalo').says('alo');
    program.zalo.troubleOnce(REFUSED);
    const other = citizen(program, 'zalo');
    const before = program.zalo.sent.all.length;

    const { messages } = await other.says('alo');

    expect(before).toBe(2);
    expect(messages.map(({ text }) => text.slice(0, SAID.length))).toEqual([SAID, ASKED]);
    expect(program.zalo.sent.all.slice(2).every(({ image }) => image === undefined)).toBe(true);
    expect(await program.metric('ansinh_pictures_left_out_total{channel="zalo"}')).toBe(1);
    expect(program.log.filter((line) => line.includes('picture_left_out'))).toHaveLength(1);
  });

  it('that Messenger will not take, leaves out the picture alone', async () => {
    program.graph.troubleOnce({ kind: 'answer', status: 400, body: '{"error":{"code":36000}}' });

    const { messages } = await citizen(program, 'messenger').says('alo');

    expect(messages).toHaveLength(1);
    expect(messages[0]?.text).toContain(SHOWN);
  });

  it('that cannot be drawn, is left out and told to who watches', async () => {
    const who = citizen(program, 'zalo');
    await who.says('alo');

    const { messages } = await who.taps('Không');

    expect(messages.map(({ text }) => text)).toEqual(['Dạ, phần này chưa có hình ạ.']);
    const told = program.log.filter((line) => line.includes('picture_refused'));
    expect(told).toHaveLength(1);
    expect(told[0]).toContain('invalid_input: person');
  });

  it.each(['zalo', 'messenger'] as const)('is shown by the simulator as %s', async (channel) => {
    const response = await fetch(`${program.url}/api/v1/simulator/messages`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ contact: 'thu-1', channel, text: 'alo' }),
    });

    const { messages } = replySchema.parse(await response.json());
    const bytes = Buffer.from(messages[0]?.image?.split(',')[1] ?? '', 'base64');
    expect(messages[0]?.image).toMatch(/^data:image\/png;base64,/);
    expect(bytes.subarray(0, 8)).toEqual(PNG);
    expect(messages[0]?.image_text).toContain(SHOWN);
    expect(messages[1]).not.toHaveProperty('image');
    expect(program.zalo.uploads.size + program.graph.uploads.size).toBe(0);
  });
});

const replySchema = z.object({
  messages: z.array(
    z.object({ text: z.string(), image: z.string().optional(), image_text: z.string().optional() }),
  ),
});
