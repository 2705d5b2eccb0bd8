import { describe, expect, it } from '@jest/globals';
import { advance } from '../../../src/core/flow/advance.ts';
import { flowLibrary } from '../../../src/core/flow/library.ts';
import type { Flow } from '../../../src/core/flow/schema.ts';
import type { FlowEvent, FlowTools } from '../../../src/core/flow/types.ts';
import type { InboundContent } from '../../../src/core/messaging/inbound.ts';
import { flowOf, flowTools, toolsWith } from '../../support/flowTools.ts';
import { after, afterTexts, kindsOf, lastTurn, messagesOf, SILENCE } from '../../support/talk.ts';

const opened = (ref: string): InboundContent => ({ kind: 'opened', ref });
const text = (words: string): InboundContent => ({ kind: 'text', text: words });

function failuresIn(events: readonly FlowEvent[]) {
  return events.filter((event) => event.kind === 'flow_failed');
}

describe('a session, after every turn', () => {
  it('as plain JSON, comes back the same', () => {
    const { session } = afterTexts(flowTools, 'alo', 'Tính tiền đóng', 'khoảng 1985');

    expect(JSON.parse(JSON.stringify(session))).toEqual(session);
  });

  it('given twice to the same input, gives the same turn', () => {
    const { session } = afterTexts(flowTools, 'alo', 'Tính tiền đóng', '1985');
    const input = { content: text('1500000'), platformId: 'm9', at: 9 };
    const flow = flowTools.flows.find('welcome');

    const turns = [1, 2].map(() => advance(flow, session, input, flowTools));

    expect(turns[0]).toEqual(turns[1]);
  });

  it('handed to a turn, is not changed by it', () => {
    const { session } = afterTexts(flowTools, 'alo', 'Tính tiền đóng', '1985');
    const before = structuredClone(session);

    advance(
      flowTools.flows.find('welcome'),
      session,
      { content: text('x'), platformId: 'm', at: 1 },
      flowTools,
    );

    expect(session).toEqual(before);
  });
});

describe('the example of a question', () => {
  const asking = (example: string) =>
    flowOf({
      id: 'asking',
      title: 'Hỏi',
      start: 'one',
      nodes: {
        one: { kind: 'ask', answer: 'number', as: 'x', text: 'Mấy ạ?', example, next: 'two' },
        two: { kind: 'end' },
      },
    });
  const missed = (example: string) => {
    const tools = toolsWith(asking(example));
    return lastTurn(after(after(SILENCE, opened('asking'), tools), text('gì cơ'), tools));
  };

  it('written as a template, after a miss, is said with its values', () => {
    const [said] = messagesOf(missed('{% if today %}“{{ 3 | plain }}”, {{ you }} nhé{% endif %}'));

    expect(said?.text).toContain('ví dụ: “3”, anh/chị nhé.');
  });

  it('that cannot be said, after a miss, fails the flow and not the program', () => {
    expect(failuresIn(missed('{{ nothing }}').events)).toMatchObject([{ node: 'asking.one' }]);
  });
});

describe('a defect of a flow, met in a conversation', () => {
  const say = (template: string) =>
    flowOf({
      id: 'bad',
      title: 'Hỏng',
      start: 'one',
      nodes: { one: { kind: 'say', text: template, next: 'two' }, two: { kind: 'end' } },
    });
  const node = (start: unknown, more: object = {}) =>
    flowOf({
      id: 'bad',
      title: 'Hỏng',
      start: 'one',
      nodes: { one: start, two: { kind: 'end' }, ...more },
    });

  it.each([
    { what: 'a variable without a value', flow: say('{{ nothing }}') },
    {
      what: 'a figure without a value today',
      flow: say('{{ "no/such" | law }}'),
      sorry: 'không dám đoán',
    },
    { what: 'a figure that is text', flow: say('{{ channel | vnd }}') },
    { what: 'a loop in a text', flow: say('{% for i in (1..1000000000) %}x{% endfor %}') },
    { what: 'a text without end', flow: say('{% for i in (1..9000) %}x{% endfor %}') },
    { what: 'a node that is not there', flow: node({ kind: 'say', text: 'x', next: 'three' }) },
    {
      what: 'a node named like a method',
      flow: node({ kind: 'say', text: 'x', next: 'constructor' }),
    },
    { what: 'a flow that is not there', flow: node({ kind: 'go_to', flow: 'no-such' }) },
    { what: 'a flow that goes to itself', flow: node({ kind: 'go_to', flow: 'bad' }) },
    { what: 'a flow that calls itself', flow: node({ kind: 'call', flow: 'bad', next: 'two' }) },
    { what: 'a loop of nodes', flow: node({ kind: 'say', text: '{{ you }}', next: 'one' }) },
    {
      what: 'a condition that is no condition',
      flow: node({ kind: 'branch', cases: [{ when: 'channel', next: 'two' }], otherwise: 'two' }),
    },
    {
      what: 'a condition that cannot be parsed',
      flow: node({ kind: 'branch', cases: [{ when: '1 +', next: 'two' }], otherwise: 'two' }),
    },
    {
      what: 'a lead without consent',
      flow: node({
        kind: 'capture_lead',
        wish: 'x',
        name: '"Hoa"',
        phone: '"+84912345678"',
        province: '"hanoi"',
        consent: 'agree',
        next: 'two',
      }),
    },
    {
      what: 'a consent text that is not there',
      flow: node({
        kind: 'ask',
        answer: 'consent',
        as: 'x',
        text: 'x',
        consent: 'none',
        next: 'two',
      }),
    },
  ])(
    '$what, as an event, leads to a sentence, a person and the menu',
    ({ flow, sorry = 'trục trặc' }) => {
      const tools = toolsWith(flow);

      const turn = lastTurn(after(SILENCE, opened('bad'), tools));

      expect(failuresIn(turn.events)).toHaveLength(1);
      const said = messagesOf(turn).find(({ text: words }) => words.includes(sorry));
      expect(said?.choices.map(({ payload }) => payload)).toEqual(['command:person']);
      expect(turn.session.open?.key).toBe('welcome.wish');
    },
  );

  it('in the menu itself, leaves the person outside every flow', () => {
    const menu = { ...say('{{ nothing }}'), id: 'welcome' };
    const tools: FlowTools = { ...flowTools, flows: flowLibrary([menu]) };

    const turn = lastTurn(after(SILENCE, text('alo'), tools));

    expect(failuresIn(turn.events)).toHaveLength(1);
    expect(turn.session.root).toBeUndefined();
  });

  it('after a lead, keeps the lead', () => {
    const join = flowTools.flows.find('join') ?? flowOf({});
    const broken: Flow = {
      ...join,
      nodes: { ...join.nodes, thanks: { kind: 'end', text: '{{ nothing }}' } },
    };
    const tools = toolsWith(broken);
    const start = after(SILENCE, opened('join'), tools);

    const talk = ['Hoa', '0912345678', 'Lào Cai', 'xã Sa Pa', 'đồng ý'].reduce(
      (so, words) => after(so, text(words), tools),
      start,
    );

    expect(kindsOf(lastTurn(talk))).toEqual(
      expect.arrayContaining(['lead_captured', 'flow_failed']),
    );
  });
});

describe('a loop of a flow, at its limit', () => {
  const chain = (length: number) => {
    const ids = Array.from({ length }, (_, index) => `n${index}`);
    const nodes = Object.fromEntries(
      ids.map((id, index) => [
        id,
        {
          kind: 'branch',
          cases: [{ when: 'false', next: 'end' }],
          otherwise: ids[index + 1] ?? 'end',
        },
      ]),
    );
    return flowOf({
      id: 'long',
      title: 'Dài',
      start: 'n0',
      nodes: { ...nodes, end: { kind: 'end' } },
    });
  };

  it.each([
    { length: 99, fails: 0 },
    { length: 100, fails: 1 },
  ])('$length nodes and an end, without a question, fail $fails times', ({ length, fails }) => {
    const turn = lastTurn(after(SILENCE, opened('long'), toolsWith(chain(length))));

    expect(failuresIn(turn.events)).toHaveLength(fails);
  });

  it.each([
    { calls: 7, fails: 0 },
    { calls: 8, fails: 1 },
  ])('$calls calls inside each other, counted, fail $fails times', ({ calls, fails }) => {
    const flows = Array.from({ length: calls + 1 }, (_, index) =>
      flowOf({
        id: `deep-${index}`,
        title: 'Sâu',
        start: 'go',
        nodes: {
          go:
            index === calls
              ? { kind: 'end' }
              : { kind: 'call', flow: `deep-${index + 1}`, next: 'end' },
          end: { kind: 'end' },
        },
      }),
    );

    const turn = lastTurn(after(SILENCE, opened('deep-0'), toolsWith(...flows)));

    expect(failuresIn(turn.events)).toHaveLength(fails);
  });
});

describe('a version that went away', () => {
  it('of the flow the person stands in, lands in the menu and keeps what is known', () => {
    const { session } = afterTexts(flowTools, 'alo', 'Tính tiền đóng', '1985');

    const turn = advance(
      undefined,
      session,
      { content: text('1500000'), platformId: 'm', at: 1 },
      flowTools,
    );

    expect(messagesOf(turn)[0]?.text).toContain('vừa được sửa lại');
    expect(turn.session.open?.key).toBe('welcome.wish');
    expect(turn.session.known['birth_date']?.value).toBe('1985');
  });

  it('of a flow that was called, lands in the menu as well', () => {
    const { session } = afterTexts(flowTools, 'alo', 'Tính tiền đóng');
    const other = {
      ...flowOf({ id: 'birth', title: 'Khác', start: 'end', nodes: { end: { kind: 'end' } } }),
      version: 'v2',
    };
    const tools = toolsWith(other);
    const gone: FlowTools = {
      ...tools,
      flows: {
        wishes: [],
        find: (id, version) =>
          id === 'birth' && version !== 'v2' ? undefined : tools.flows.find(id, version),
      },
    };

    const turn = advance(
      tools.flows.find('welcome'),
      session,
      { content: text('1985'), platformId: 'm', at: 1 },
      gone,
    );

    expect(messagesOf(turn)[0]?.text).toContain('vừa được sửa lại');
  });

  it('before "dừng", does not keep the person from stopping', () => {
    const { session } = afterTexts(flowTools, 'alo', 'Tính tiền đóng', '1985');

    const turn = advance(
      undefined,
      session,
      { content: text('dừng'), platformId: 'm', at: 1 },
      flowTools,
    );

    expect(turn.session.stopped).toBe(true);
  });

  it('replaced by a newer one, is still walked by those who stand in it', () => {
    const start = after(SILENCE, opened('birth'), flowTools);
    const old = flowTools.flows.find('birth') ?? flowOf({});
    const newer = flowOf(
      { id: 'birth', title: 'Mới', start: 'end', nodes: { end: { kind: 'end', text: 'Mới' } } },
      'v2',
    );
    const tools: FlowTools = { ...flowTools, flows: flowLibrary([newer], [old]) };

    const turn = lastTurn(after(start, text('1985'), tools));

    expect(turn.session.answers['birth.birth_date']?.value).toBe('1985');
    expect(turn.session.versions['birth']).toBe(old.version);
  });
});

describe('a hostile input', () => {
  const words = [
    '__proto__',
    'constructor',
    'sửa __proto__',
    'sửa constructor',
    '{{ known }}{% raw %}',
    '\u0000\ud800',
    '🙂'.repeat(10_000),
    'a'.repeat(10_000),
    'sửa '.repeat(2_500),
    '',
  ];

  it.each(words.map((word) => ({ word, shown: word.slice(0, 20) })))(
    '"$shown" typed at every question, whatever it is, is answered and changes no prototype',
    ({ word }) => {
      const talks = [[], ['alo'], ['alo', 'Tính tiền đóng'], ['alo', 'Đăng ký']];
      const turns = talks.map((before) =>
        lastTurn(after(afterTexts(flowTools, ...before), text(word), flowTools)),
      );

      expect(turns.every((turn) => messagesOf(turn).length > 0)).toBe(true);
      expect(turns.flatMap(({ events }) => failuresIn(events))).toEqual([]);
      expect(Object.keys(Object.prototype)).toEqual([]);
    },
  );

  it.each([
    'answer:welcome.wish:__proto__',
    'answer:__proto__.constructor:x',
    'confirm:welcome.wish:yes',
    'change:welcome.wish',
    'answer:welcome.bye:pay',
    'command:constructor',
    'flow:no-such',
    `answer:welcome.wish:${'x'.repeat(10_000)}`,
  ])('%s forged, at an open question, asks that question again', (payload) => {
    const talk = after(afterTexts(flowTools, 'alo'), { kind: 'tap', payload }, flowTools);

    expect(talk.session?.open?.key).toBe('welcome.wish');
    expect(kindsOf(lastTurn(talk))).toEqual(['message_created']);
  });

  it('a name of 10,000 letters, as an answer, is kept to 1,000', () => {
    const talk = after(
      after(SILENCE, opened('join'), flowTools),
      text('á'.repeat(10_000)),
      flowTools,
    );

    expect(talk.session?.answers['join.name']?.value).toBe('á'.repeat(1_000));
  });

  it('a template typed as a name, when said, stays the words it is', () => {
    const talk = after(after(SILENCE, opened('join'), flowTools), text('{{ you }}'), flowTools);
    const rest = ['0912345678', 'Lào Cai', 'xã Sa Pa'];

    const turn = lastTurn(rest.reduce((so, each) => after(so, text(each), flowTools), talk));

    expect(messagesOf(turn)[0]?.text).toMatch(/^\{\{ you \}\} cho phép/);
  });
});

describe('a consent', () => {
  it('given by a button, is kept with its words, its version and the message it came with', () => {
    const start = after(SILENCE, opened('join'), flowTools);
    const talk = ['Hoa', '0912345678', 'Lào Cai', 'xã Sa Pa'].reduce(
      (so, each) => after(so, text(each), flowTools),
      start,
    );
    const shown = messagesOf(lastTurn(talk))[0]?.text;

    const turn = lastTurn(
      after(talk, { kind: 'tap', payload: 'answer:join.agree:yes' }, flowTools),
    );

    const lead = turn.events.find((event) => event.kind === 'lead_captured')?.lead;
    expect(lead?.consent).toMatchObject({
      id: 'contact-me',
      version: '2026-11-22',
      platformId: 'm6',
      at: 6000,
    });
    expect(shown?.endsWith(lead?.consent.text ?? '?')).toBe(true);
    expect(lead?.facts).toEqual({ half: 3.5 });
  });

  it('given once, is never known beforehand', () => {
    const start = after(SILENCE, opened('join'), flowTools);
    const talk = ['Hoa', '0912345678', 'Lào Cai', 'xã Sa Pa', 'đồng ý'].reduce(
      (so, each) => after(so, text(each), flowTools),
      start,
    );

    expect(Object.keys(talk.session?.known ?? {})).not.toContain('agree');
  });
});

describe('an answer given again', () => {
  const birthAlone = ['1985', 'sửa năm sinh'].reduce(
    (so, words) => after(so, text(words), flowTools),
    after(SILENCE, opened('birth'), flowTools),
  );

  it('the same as before, where the flow has ended, is not met with silence', () => {
    const turn = lastTurn(after(birthAlone, text('1985'), flowTools));

    expect(messagesOf(turn).map(({ text: words }) => words)).toEqual([
      'Dạ, An Sinh đã ghi nhận ạ.',
    ]);
  });

  it('that stopped the bot, tapped again later, does not stop it again', () => {
    const stop = flowOf({
      id: 'stop',
      title: 'Dừng',
      start: 'sure',
      nodes: {
        sure: { kind: 'ask', answer: 'yes_no', as: 'sure', text: 'Dừng ạ?', next: 'stop' },
        stop: { kind: 'stop' },
      },
    });
    const tools = toolsWith(stop);
    const yes: InboundContent = { kind: 'tap', payload: 'answer:stop.sure:yes' };
    const stopped = after(afterTexts(tools, 'dừng'), yes, tools);

    const again = after(stopped, yes, tools);

    expect([stopped.session?.stopped, again.session?.stopped]).toEqual([true, false]);
  });
});

describe('a province that changes', () => {
  it('known from before with a commune, forgets that commune', () => {
    const start = after(SILENCE, opened('join'), flowTools);
    const talk = ['Hoa', '0912345678', 'Lào Cai', 'xã Sa Pa', 'sửa tỉnh', 'Hà Nội'].reduce(
      (so, words) => after(so, text(words), flowTools),
      start,
    );

    expect(talk.session?.known['province']?.value).toBe('hanoi');
    expect(talk.session?.known['commune']).toBeUndefined();
  });
});

describe('a button whose value is out of the bounds of its question', () => {
  it('tapped, is not taken', () => {
    const flow = flowOf({
      id: 'bounds',
      title: 'Giới hạn',
      start: 'ask',
      nodes: {
        ask: {
          kind: 'ask',
          answer: 'number',
          as: 'x',
          text: 'Bao nhiêu ạ?',
          maximum: 5,
          choices: [{ value: '6', title: 'Sáu' }],
          next: 'end',
        },
        end: { kind: 'end', text: 'Xong.' },
      },
    });
    const tools = toolsWith(flow);
    const asked = after(SILENCE, opened('bounds'), tools);

    const talk = after(asked, { kind: 'tap', payload: 'answer:bounds.ask:6' }, tools);

    expect(talk.session?.open?.key).toBe('bounds.ask');
    expect(kindsOf(lastTurn(talk))).toEqual(['message_created']);
  });
});

describe('the words of a choice', () => {
  it('typed at a question for an amount, without diacritics, choose that amount', () => {
    const asked = after(after(SILENCE, opened('pay'), flowTools), text('1985'), flowTools);

    const talk = after(asked, text('muc thap nhat'), flowTools);

    expect(talk.session?.answers['pay.income']?.value).toBe(1_500_000);
  });

  it.each([
    { misses: 2, open: 'welcome.wish' },
    { misses: 3, open: undefined },
  ])(
    '"4" after three choices, typed after $misses misses, asks for a person or not',
    ({ misses, open }) => {
      const words = Array.from({ length: misses }, () => 'hmm');

      const talk = afterTexts(flowTools, 'alo', ...words, '4');

      expect(talk.session?.open?.key).toBe(open);
    },
  );
});

describe('"sửa" of the question that is open', () => {
  it('typed before it is answered, asks that question again', () => {
    const talk = afterTexts(flowTools, 'alo', 'Tính tiền đóng', 'sửa năm sinh');

    expect(messagesOf(lastTurn(talk)).map(({ text: words }) => words)).toEqual([
      'Anh/chị sinh năm nào ạ?',
    ]);
  });
});

describe('a text with a picture', () => {
  const drawing = (net: string) =>
    flowOf({
      id: 'welcome',
      title: 'Có hình',
      start: 'one',
      nodes: {
        one: {
          kind: 'say',
          text: 'Dạ đây ạ.',
          picture: { name: 'chart', with: { net } },
          next: 'two',
        },
        two: { kind: 'end' },
      },
    });
  const turnOf = (net: string) => lastTurn(afterTexts(toolsWith(drawing(net)), 'alo'));

  it('is said with the data of the picture, its words, and the ways on', () => {
    const [message] = messagesOf(turnOf('20 + 1'));

    expect(message).toMatchObject({
      text: 'Dạ đây ạ.',
      choices: [{ title: 'Xem các mục' }],
      image: {
        order: { name: 'chart', on: '2026-11-22', input: { net: 21 } },
        caption: 'Hình: 21 đồng.',
      },
    });
  });

  it.each([
    { what: 'the picture refuses', net: '"much"', reason: 'chart refused' },
    { what: 'an expression fails', net: '[1][2]', reason: expect.stringContaining('[1][2]') },
  ])('when $what, is said alone, and the defect is told', ({ net, reason }) => {
    const turn = turnOf(net);

    expect(messagesOf(turn)).toHaveLength(1);
    expect(messagesOf(turn)[0]).not.toHaveProperty('image');
    expect(turn.events).toContainEqual({
      kind: 'picture_refused',
      flow: 'welcome',
      node: 'one',
      reason,
    });
  });
});
