import express, { Router } from 'express';
import { z } from 'zod';
import {
  simulatorRoutes,
  type SimulatorInput,
  type SimulatorReply,
} from '../../src/adapters/http/simulatorRoutes.ts';
import { localDate } from '../../src/core/shared/localDate.ts';

/** A bot that says fixed things, for pages: what it was told is kept in `heard`. */
export interface ScriptedBot {
  readonly heard: SimulatorInput[];
  readonly router: Router;
  /** The next `count` turns fail with 500. */
  readonly failNext: (count: number) => void;
}

const HELLO: SimulatorReply = {
  messages: [
    { text: 'Dạ chào bác. Em là trợ lý tự động của bàn tư vấn thử.', choices: [] },
    {
      text: 'Bác muốn hỏi việc gì ạ?',
      choices: [
        { title: 'Tính tiền đóng', payload: 'menu:contribution' },
        { title: 'Tôi có được đóng?', payload: 'menu:eligibility' },
        { title: 'Gặp người tư vấn', payload: 'menu:person' },
      ],
    },
  ],
  session: { flow: 'welcome', node: 'menu', variables: {} },
  leads: [],
  lines: [],
};

const FIGURES: SimulatorReply = {
  messages: [
    {
      text: 'Mỗi tháng bác đóng 264.000 đồng.\nNhà nước hỗ trợ 66.000 đồng.',
      choices: [
        { title: 'Vì sao?', payload: 'why' },
        { title: 'Đăng ký', payload: 'sign_up' },
      ],
    },
  ],
  session: {
    flow: 'contribution',
    node: 'what_next',
    variables: {
      birth_date: '1985',
      income: 1_500_000,
      farmer: true,
      contribution: { net: 264_000, state_support: 66_000 },
    },
  },
  leads: ['lead-7'],
  lines: [
    {
      label: 'Tiền đóng mỗi tháng',
      amount: 330_000,
      parameters: ['example/rate'],
      references: [
        {
          title: 'Luật Ví dụ 2030',
          article: 'Điều 1 khoản 2',
          url: 'https://example.vn/luat',
          from: localDate('2030-07-01'),
        },
      ],
    },
    {
      label: 'Hỗ trợ',
      amount: 66_000,
      parameters: ['example/support'],
      references: [
        {
          title: 'Nghị định Ví dụ',
          article: 'Điều 5',
          url: 'javascript:alert(1)',
          from: localDate('2030-07-01'),
        },
      ],
    },
  ],
};

/** One red pixel. */
const PIXEL =
  'data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8BQDwAEhQGAhKmMIQAAAABJRU5ErkJggg==';

const DRAWN: SimulatorReply = {
  ...HELLO,
  messages: [{ text: 'Dạ, đây ạ.', choices: [], image: PIXEL, image_text: 'Đóng và hưởng.' }],
};

/** Greets, draws for `hình`, gives figures for `264`, and otherwise says back what it was told. */
export function scriptedBot(): ScriptedBot {
  const heard: SimulatorInput[] = [];
  let failures = 0;
  const words = { malformed: 'Chưa đúng mẫu.', tooLarge: 'Dài quá.' };
  const router = Router();
  router.use(
    simulatorRoutes({
      words,
      converse: (input) => {
        heard.push(input);
        if (failures > 0) {
          failures -= 1;
          return Promise.reject(new Error('the script says so'));
        }
        return Promise.resolve(answerTo(input));
      },
    }),
  );
  router.post('/understand', express.json(), (request, response) => {
    response.json(understood(request.body));
  });
  return { heard, router, failNext: (count) => (failures = count) };
}

function answerTo({ content }: SimulatorInput): SimulatorReply {
  if (content.kind === 'opened') return HELLO;
  if (content.kind === 'text' && content.text.includes('264')) return FIGURES;
  if (content.kind === 'text' && content.text.includes('hình')) return DRAWN;
  const echo = content.kind === 'text' ? content.text : content.payload;
  return { ...HELLO, messages: [{ text: `Bác nói: ${echo}`, choices: [] }] };
}

function understood(body: unknown): unknown {
  const { text } = z.object({ text: z.string() }).parse(body);
  return {
    entities: [
      { kind: 'money', value: 1_500_000, text, start: 0, end: text.length, confident: true },
      { kind: 'birth_date', value: '1985', text, start: 0, end: text.length, confident: false },
    ],
  };
}
