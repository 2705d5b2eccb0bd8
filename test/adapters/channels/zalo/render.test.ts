import { describe, expect, it } from '@jest/globals';
import { render } from '../../../../src/adapters/channels/zalo/render.ts';

describe('render of Zalo', () => {
  it('writes plain text without an attachment', () => {
    expect(render('7', { text: 'Chào bác', buttons: [] })).toEqual({
      recipient: { user_id: '7' },
      message: { text: 'Chào bác' },
    });
  });

  it('writes buttons whose hidden words carry our mark', () => {
    const buttons = [{ title: 'Mức đóng', payload: 'muc' }];

    expect(render('7', { text: 'Bác hỏi gì ạ?', buttons })).toEqual({
      recipient: { user_id: '7' },
      message: {
        text: 'Bác hỏi gì ạ?',
        attachment: {
          type: 'template',
          payload: {
            buttons: [{ title: 'Mức đóng', type: 'oa.query.hide', payload: '#as:muc' }],
          },
        },
      },
    });
  });
});
