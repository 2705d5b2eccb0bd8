import { describe, expect, it } from '@jest/globals';
import type { FlowTools } from '../../../src/core/flow/types.ts';
import { flowKnowledge } from '../../../src/core/knowledge/flowKnowledge.ts';
import { localDate } from '../../../src/core/shared/localDate.ts';
import { sample, toolsWithSample } from '../../support/knowledge.ts';
import { after, afterTexts, kindsOf, lastTurn, messagesOf, tapOn } from '../../support/talk.ts';
import type { Talk } from '../../support/talk.ts';

const tools = toolsWithSample();
const LOWEST = 'mức đóng thấp nhất là bao nhiêu tiền';
const ANSWER = 'Dạ, thấp nhất là 264.000 đồng một tháng ạ.';

const says = (talk: Talk, text: string, with_: FlowTools = tools) =>
  after(talk, { kind: 'text', text }, with_);
const taps = (talk: Talk, payload: string, with_: FlowTools = tools) =>
  after(talk, { kind: 'tap', payload }, with_);

function heard(talk: Talk) {
  const messages = messagesOf(lastTurn(talk));
  return {
    text: messages.map(({ text }) => text).join('\n\n'),
    titles: messages.flatMap(({ choices }) => choices.map(({ title }) => title)),
  };
}

/** Asked for the birth date on the way to a sum. */
const inFlow = afterTexts(tools, 'menu', 'tính tiền', 'lào cai');

describe('a free question', () => {
  it('at the menu: is answered, and the menu comes back with more to read', () => {
    const talk = afterTexts(tools, 'menu', LOWEST);

    expect(heard(talk).text).toContain(ANSWER);
    expect(heard(talk).text).toContain('Anh/chị muốn xem việc nào ạ?');
    expect(heard(talk).titles).toContain('Xem thêm');
    expect(talk.session?.open?.key).toBe('menu.wish');
  });

  it('as the first word of somebody new: is answered after the greeting', () => {
    const { text } = heard(afterTexts(tools, LOWEST));

    expect(text).toMatch(/máy trả lời tự động[\s\S]*264\.000 đồng[\s\S]*xem việc nào/);
  });

  it('inside a flow: is answered, and the same question is open again with its answers kept', () => {
    const before = inFlow.session;
    const talk = says(inFlow, 'đóng bao nhiêu năm thì có lương hưu');

    expect(heard(talk).text).toContain('15 năm và đủ tuổi nghỉ hưu');
    expect(heard(talk).text).toContain('Mình quay lại phần “Tính tiền đóng và lương hưu” nhé:');
    expect(talk.session).toMatchObject({
      path: before?.path,
      answers: before?.answers,
      open: { key: before?.open?.key, misses: 0 },
    });
    expect(kindsOf(lastTurn(talk))).not.toContain('answer_not_understood');
  });

  it('inside a flow, the answer to its question comes first', () => {
    const talk = says(inFlow, 'không thuộc diện nào');

    expect(kindsOf(lastTurn(talk))).toContain('answer_given');
  });

  it('when it has been answered: "vì sao" names the articles', () => {
    const talk = says(afterTexts(tools, 'menu', LOWEST), 'vì sao');

    expect(heard(talk).text).toContain('Luật Bảo hiểm xã hội 41/2024/QH15, khoản 2 Điều 31');
    expect(heard(talk).text).toContain('Nghị định 159/2025/NĐ-CP');
  });

  it('"xem thêm": says the rest, without offering it again', () => {
    const talk = afterTexts(tools, 'menu', LOWEST);
    const more = after(talk, tapOn(talk, 'Xem thêm'), tools);

    expect(heard(more).text).toContain('Nhà nước đóng đỡ 66.000 đồng');
    expect(heard(more).titles).not.toContain('Xem thêm');
  });

  it('its flow, tapped: starts', () => {
    const talk = afterTexts(tools, 'menu', LOWEST);
    const started = taps(talk, 'flow:contribution');

    expect(started.session?.root?.id).toBe('contribution');
  });

  it('that may mean several: offers their questions and a person, and keeps the text', () => {
    const talk = afterTexts(tools, 'menu', 'hỗ trợ thêm bao nhiêu');

    expect(heard(talk).titles).toContain('Nhà nước hỗ trợ bao nhiêu tiền đóng?');
    expect(heard(talk).titles.at(-1)).toBe('Gặp tư vấn viên');
    expect(kindsOf(lastTurn(talk))).toEqual(['message_created', 'text_unmatched']);
    expect(talk.session?.open?.key).toBe('menu.wish');
  });

  it.each(['bảo hiểm thất nghiệp được hưởng mấy tháng lương', 'giá vàng hôm nay thế nào'])(
    '%s: is out of scope, and kept',
    (text) => {
      const talk = afterTexts(tools, 'menu', text);

      expect(heard(talk).text).toContain('chưa hiểu ý anh/chị');
      expect(lastTurn(talk).events).toContainEqual({ kind: 'text_unmatched', text });
    },
  );

  it('that is out of scope, is kept without who asked', () => {
    const talk = afterTexts(tools, 'menu', 'tôi tên là Lan, số 0912345678, giá vàng hôm nay');

    expect(lastTurn(talk).events).toContainEqual({
      kind: 'text_unmatched',
      text: 'tôi tên là ⟨tên⟩, số ⟨số⟩, giá vàng hôm nay',
    });
  });

  it.each(['zalo', 'messenger'] as const)(
    'on %s: no message has more buttons than it shows',
    (channel) => {
      const there = toolsWithSample(channel);
      const messages = messagesOf(lastTurn(afterTexts(there, 'menu', LOWEST)));
      const most = channel === 'zalo' ? 5 : 13;

      expect(messages.filter(({ choices }) => choices.length > most)).toEqual([]);
    },
  );

  it('whose answer has no figure that day: is not answered but offered a person', () => {
    const on = localDate('2035-01-01');
    const later = { ...tools, parameter: () => undefined, knowledge: flowKnowledge(sample, on) };

    const talk = afterTexts(later, 'menu', 'đóng bao nhiêu năm thì có lương hưu');

    expect(heard(talk).text).toContain('không dám đoán');
    expect(heard(talk).titles).toContain('Gặp tư vấn viên');
  });
});

describe('the button of an answer', () => {
  const start = afterTexts(tools, 'menu');

  it.each(['faq:national/lowest-income', 'faq-more:national/lowest-income'])(
    '%s: works for ever',
    (payload) => {
      expect(heard(taps(start, payload)).text).toContain('Mình quay lại câu đang hỏi nhé');
    },
  );

  it.each([
    'faq:national/no-such',
    'faq:national/constructor',
    'faq-more:national/years-needed',
    'faq:../secrets',
  ])('%s, which is none: changes nothing', (payload) => {
    const talk = taps(start, payload);

    expect(heard(talk).text).toContain('nút này của câu hỏi cũ');
    expect(talk.session).toEqual(start.session);
  });

  it.each([
    { lives: 'lào cai', payload: 'faq:hanoi/extra-support', isGiven: false },
    { lives: 'hà nội', payload: 'faq:lao-cai/extra-support', isGiven: false },
    { lives: 'lào cai', payload: 'faq:lao-cai/extra-support', isGiven: true },
  ])('$payload, for somebody of $lives: is given = $isGiven', ({ lives, payload, isGiven }) => {
    const { text } = heard(taps(afterTexts(tools, 'menu', 'tính tiền', lives), payload));

    expect(text.includes('nút này của câu hỏi cũ')).toBe(!isGiven);
  });
});
