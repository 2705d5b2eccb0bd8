import { describe, expect, it } from '@jest/globals';
import { failureOf as messengerFailure } from '../../../src/adapters/channels/messenger/errors.ts';
import { failureOf as zaloFailure } from '../../../src/adapters/channels/zalo/errors.ts';

const answer = (body: unknown, status = 200, headers: Record<string, string> = {}) => ({
  status,
  headers,
  body,
});
const graph = (code: unknown, subcode?: unknown, more = {}) => ({
  error: {
    message: 'x',
    code,
    ...(subcode === undefined ? {} : { error_subcode: subcode }),
    ...more,
  },
});

describe('failureOf of Zalo', () => {
  it.each([
    { error: -32, means: 'rate limit', failure: 'retry' },
    { error: -200, means: 'send failed', failure: 'unknown' },
    { error: -201, means: 'invalid member', failure: 'permanent' },
    { error: -210, means: 'above a limit', failure: 'permanent' },
    { error: -248, means: 'content policy', failure: 'permanent' },
    { error: -213, means: 'no follower', failure: 'contact_closed' },
    { error: -217, means: 'blocked', failure: 'contact_closed' },
    { error: -227, means: 'inactive person', failure: 'contact_closed' },
    { error: -230, means: 'window of 7 days closed', failure: 'contact_closed' },
    { error: -232, means: 'never interacted', failure: 'contact_closed' },
    { error: -244, means: 'kind of message restricted', failure: 'contact_closed' },
    { error: -204, means: 'OA disabled', failure: 'needs_operator' },
    { error: -211, means: 'out of quota', failure: 'needs_operator' },
    { error: -216, means: 'token refused for good', failure: 'needs_operator' },
    { error: -221, means: 'OA not verified', failure: 'needs_operator' },
    { error: -321, means: 'no money', failure: 'needs_operator' },
    { error: '-230', means: 'a code that is text', failure: 'contact_closed' },
    { error: -9999, means: 'a code nobody knows', failure: 'retry' },
  ])('$error, $means: $failure', ({ error, failure }) => {
    expect(zaloFailure(answer({ error, message: 'x' }))).toMatchObject({
      failure,
      code: `${error}`,
    });
  });

  it.each([
    { name: 'error 0', body: { error: 0, data: {} } },
    { name: 'error 0 as text', body: { error: '0' } },
  ])('sees success in $name', ({ body }) => {
    expect(zaloFailure(answer(body))).toBeUndefined();
  });

  it.each([
    {
      name: 'an error page at HTTP 200',
      given: answer(undefined),
      failure: 'unknown',
      code: 'unreadable',
    },
    {
      name: 'an error that is null',
      given: answer({ error: null }),
      failure: 'unknown',
      code: 'unreadable',
    },
    { name: 'an answer without error', given: answer([]), failure: 'unknown', code: 'unreadable' },
    { name: 'HTTP 502', given: answer(undefined, 502), failure: 'retry', code: 'http_502' },
    { name: 'HTTP 429', given: answer(undefined, 429), failure: 'retry', code: 'http_429' },
    {
      name: 'HTTP 404',
      given: answer(undefined, 404),
      failure: 'needs_operator',
      code: 'http_404',
    },
    {
      name: 'a redirect',
      given: answer(undefined, 302),
      failure: 'needs_operator',
      code: 'http_302',
    },
    { name: 'HTTP 413', given: answer(undefined, 413), failure: 'permanent', code: 'http_413' },
  ])('$name: $failure', ({ given, failure, code }) => {
    expect(zaloFailure(given)).toMatchObject({ failure, code });
  });

  it('waits as long as Zalo asks', () => {
    expect(zaloFailure(answer({ error: -32 }, 200, { 'retry-after': '7' }))?.retryAfter).toBe(
      7_000,
    );
    expect(zaloFailure(answer({ error: -32 }))?.retryAfter).toBeUndefined();
  });
});

describe('failureOf of Messenger', () => {
  it.each([
    { code: 1, sub: undefined, means: 'unknown', failure: 'retry' },
    { code: 2, sub: undefined, means: 'not available now', failure: 'retry' },
    { code: 4, sub: 2018022, means: 'rate limit', failure: 'retry' },
    { code: 613, sub: undefined, means: 'rate limit', failure: 'retry' },
    { code: 80006, sub: undefined, means: 'rate limit', failure: 'retry' },
    { code: 1200, sub: undefined, means: 'temporary', failure: 'retry' },
    { code: 10, sub: 2018278, means: 'window closed', failure: 'contact_closed' },
    { code: 10, sub: 2018065, means: 'window closed, old text', failure: 'contact_closed' },
    { code: 10, sub: 2018108, means: 'cannot receive', failure: 'contact_closed' },
    { code: 10, sub: 1893063, means: 'Page restricted', failure: 'needs_operator' },
    { code: 10, sub: undefined, means: 'permission', failure: 'needs_operator' },
    { code: 100, sub: 2018001, means: 'no such person', failure: 'permanent' },
    { code: 100, sub: undefined, means: 'invalid parameter', failure: 'permanent' },
    { code: 190, sub: 463, means: 'token expired', failure: 'needs_operator' },
    { code: 190, sub: undefined, means: 'token invalid', failure: 'needs_operator' },
    { code: 200, sub: 1545041, means: 'person unavailable', failure: 'contact_closed' },
    { code: 200, sub: 2018028, means: 'permission', failure: 'needs_operator' },
    { code: 551, sub: 1545041, means: 'person unavailable', failure: 'contact_closed' },
    { code: 230, sub: undefined, means: 'permission', failure: 'needs_operator' },
    { code: 99999, sub: undefined, means: 'a code nobody knows', failure: 'permanent' },
    { code: 4, sub: undefined, means: 'rate limit of the app', failure: 'retry' },
    { code: 17, sub: undefined, means: 'rate limit of the user', failure: 'retry' },
    { code: 32, sub: undefined, means: 'rate limit of the Page', failure: 'retry' },
    { code: 10, sub: 2018300, means: 'another app has it', failure: 'contact_closed' },
    { code: 100, sub: 1893061, means: 'tag no longer allowed', failure: 'permanent' },
    { code: 100, sub: 2018109, means: 'attachment too large', failure: 'permanent' },
    { code: 100, sub: 2018218, means: 'profile not available', failure: 'permanent' },
    { code: 190, sub: 460, means: 'password changed', failure: 'needs_operator' },
    { code: 190, sub: 467, means: 'token ended', failure: 'needs_operator' },
    { code: 200, sub: 2018021, means: 'app in development', failure: 'needs_operator' },
    { code: 200, sub: undefined, means: 'permission', failure: 'needs_operator' },
    { code: 551, sub: undefined, means: 'person unavailable', failure: 'contact_closed' },
    { code: 10900, sub: undefined, means: 'comment has its reply', failure: 'permanent' },
    { code: 36000, sub: undefined, means: 'size of a medium', failure: 'permanent' },
    { code: 36001, sub: undefined, means: 'type of a medium', failure: 'permanent' },
  ])('$code/$sub, $means: $failure', ({ code, sub, failure }) => {
    const name = sub === undefined ? `${code}` : `${code}/${sub}`;

    expect(messengerFailure(answer(graph(code, sub), 400))).toMatchObject({ failure, code: name });
    expect(messengerFailure(answer(graph(`${code}`, sub), 200))).toMatchObject({ failure });
  });

  it.each([
    { name: 'a code nobody knows at HTTP 500', given: answer(graph(99999), 500), failure: 'retry' },
    {
      name: 'a code nobody knows that Meta calls transient',
      given: answer(graph(99999, 1, { is_transient: true }), 400),
      failure: 'retry',
    },
    {
      name: 'code 2 that Meta calls lasting',
      given: answer(graph(2, undefined, { is_transient: false }), 400),
      failure: 'permanent',
    },
    {
      name: 'code 1 that Meta calls lasting',
      given: answer(graph(1, undefined, { is_transient: false }), 500),
      failure: 'permanent',
    },
    {
      name: 'a dead token that Meta calls transient',
      given: answer(graph(190, 460, { is_transient: true }), 401),
      failure: 'needs_operator',
    },
    { name: 'HTTP 429 without a body', given: answer(undefined, 429), failure: 'retry' },
    {
      name: 'an error inside HTTP 200',
      given: answer(graph(551, 1545041)),
      failure: 'contact_closed',
    },
    {
      name: 'a closed window at HTTP 500',
      given: answer(graph(10, 2018278), 500),
      failure: 'contact_closed',
    },
    { name: 'an error page', given: answer(undefined, 503), failure: 'retry' },
    { name: 'an error that is text', given: answer({ error: 'x' }, 400), failure: 'permanent' },
    { name: 'a wrong address', given: answer(undefined, 404), failure: 'needs_operator' },
  ])('$name: $failure', ({ given, failure }) => {
    expect(messengerFailure(given)).toMatchObject({ failure });
  });

  it('sees success in an answer without error', () => {
    expect(messengerFailure(answer({ message_id: 'm_1' }))).toBeUndefined();
  });

  it.each([
    { name: 'in seconds', headers: { 'retry-after': '7' }, wait: 7_000 },
    {
      name: 'in minutes of the usage',
      headers: {
        'x-business-use-case-usage':
          '{"1":[{"type":"messenger","estimated_time_to_regain_access":3}]}',
      },
      wait: 180_000,
    },
    {
      name: 'of zero minutes',
      headers: { 'x-business-use-case-usage': '{"1":[{"estimated_time_to_regain_access":0}]}' },
      wait: undefined,
    },
    { name: 'of nonsense', headers: { 'retry-after': 'soon' }, wait: undefined },
  ])('waits as long as Meta asks, $name', ({ headers, wait }) => {
    expect(messengerFailure(answer(graph(613), 400, { ...headers }))?.retryAfter).toBe(wait);
  });
});
