import { describe, expect, it } from '@jest/globals';
import { render } from '../../../../src/adapters/channels/messenger/render.ts';

describe('render of Messenger', () => {
  it('writes plain text as an answer that carries our id', () => {
    expect(render('7', { text: 'Chào bác', buttons: [] }, { id: 'send-1' })).toEqual({
      recipient: { id: '7' },
      messaging_type: 'RESPONSE',
      message: { text: 'Chào bác', metadata: 'send-1' },
    });
  });

  it('writes buttons as quick replies', () => {
    const buttons = [{ title: 'Mức đóng', payload: 'muc' }];

    expect(render('7', { text: 'Bác hỏi gì ạ?', buttons }, { id: 'send-1' }).message).toEqual({
      text: 'Bác hỏi gì ạ?',
      quick_replies: [{ content_type: 'text', title: 'Mức đóng', payload: 'muc' }],
      metadata: 'send-1',
    });
  });
});
