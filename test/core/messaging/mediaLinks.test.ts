import { describe, expect, it } from '@jest/globals';
import { isKnownLink, withKnownLinks } from '../../../src/core/messaging/mediaLinks.ts';

describe('isKnownLink', () => {
  it.each([
    { url: 'https://f4.photo.talk.zdn.vn/a945.jpg', known: true },
    { url: 'https://voice-aac-dl.zdn.vn/1.aac', known: true },
    { url: 'https://s120.zadn.vn/1.png', known: true },
    { url: 'https://scontent.xx.fbcdn.net/v/1.jpg?oh=1', known: true },
    { url: 'https://cdn.fbsbx.com/v/1.pdf', known: true },
    { url: 'http://f4.photo.talk.zdn.vn/a945.jpg', known: false },
    { url: 'https://zdn.vn.example.com/a.jpg', known: false },
    { url: 'https://evilzdn.vn/a.jpg', known: false },
    { url: 'https://zdn.vn/a.jpg', known: false },
    { url: 'https://f4.zdn.vn@10.0.0.1/a.jpg', known: false },
    { url: 'https://a.zdn.vn:8080/a.jpg', known: false },
    { url: 'https://169.254.169.254/latest', known: false },
    { url: 'file:///etc/passwd', known: false },
    { url: 'no address', known: false },
  ])('$url: $known', ({ url, known }) => {
    expect(isKnownLink(url)).toBe(known);
  });
});

describe('withKnownLinks', () => {
  it('keeps the known links of a medium and says how many it left out', () => {
    const urls = ['https://a.zdn.vn/1.jpg', 'https://example.com/1.jpg'];

    expect(withKnownLinks({ kind: 'media', media: 'image', urls })).toEqual({
      content: { kind: 'media', media: 'image', urls: ['https://a.zdn.vn/1.jpg'] },
      dropped: 1,
    });
  });

  it('leaves words alone', () => {
    const content = { kind: 'text', text: 'https://example.com' } as const;

    expect(withKnownLinks(content)).toEqual({ content, dropped: 0 });
  });
});
