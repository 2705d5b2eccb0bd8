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

/** 15:00 in Việt Nam. */
const NOW = Date.UTC(2026, 10, 22, 8);

describe('failureOf of Zalo', () => {
  it.each([
    { error: -32, means: 'rate limit of app or OA', failure: 'retry' },
    { error: -100, means: 'attachment expired', failure: 'permanent' },
    { error: -200, means: 'send failed', failure: 'unknown' },
    { error: -201, means: 'invalid member, or never interacted', failure: 'permanent' },
    { error: -204, means: 'OA disabled', failure: 'needs_operator' },
    { error: -205, means: 'no such OA', failure: 'needs_operator' },
    { error: -209, means: 'app not active for the API', failure: 'needs_operator' },
    { error: -210, means: 'above a limit', failure: 'permanent' },
    { error: -211, means: 'out of quota', failure: 'needs_operator' },
    { error: -212, means: 'API not registered', failure: 'needs_operator' },
    { error: -213, means: 'does not follow', failure: 'permanent' },
    { error: -214, means: 'article being processed', failure: 'retry' },
    { error: -216, means: 'token invalid', failure: 'needs_operator' },
    { error: -217, means: 'blocked invitations', failure: 'contact_closed' },
    { error: -218, means: "this person's limit", failure: 'contact_closed' },
    { error: -219, means: 'app removed', failure: 'needs_operator' },
    { error: -220, means: 'token expired', failure: 'needs_operator' },
    { error: -221, means: 'OA not verified', failure: 'needs_operator' },
    { error: -223, means: 'OA did not authorise', failure: 'needs_operator' },
    { error: -224, means: 'OA must upgrade', failure: 'needs_operator' },
    { error: -227, means: 'banned or long inactive', failure: 'contact_closed' },
    { error: -230, means: 'window of 7 days closed', failure: 'contact_closed' },
    { error: -232, means: 'never interacted or expired', failure: 'contact_closed' },
    { error: -233, means: 'kind of message invalid', failure: 'permanent' },
    { error: -234, means: 'night', failure: 'retry' },
    { error: -235, means: 'wrong type of OA', failure: 'needs_operator' },
    { error: -237, means: 'group', failure: 'permanent' },
    { error: -238, means: 'group', failure: 'permanent' },
    { error: -240, means: 'endpoint shut down', failure: 'permanent' },
    { error: -241, means: 'asset of a group', failure: 'permanent' },
    { error: -242, means: 'wrong appsecret_proof', failure: 'needs_operator' },
    { error: -244, means: 'kind of message restricted', failure: 'contact_closed' },
    { error: -248, means: 'content policy', failure: 'permanent' },
    { error: -249, means: 'template not for user ids', failure: 'permanent' },
    { error: -320, means: 'no Zalo Cloud Account', failure: 'needs_operator' },
    { error: -321, means: 'no money', failure: 'needs_operator' },
    { error: -403, means: 'group', failure: 'permanent' },
    { error: -305, means: 'old API', failure: 'permanent' },
    { error: -311, means: 'old API', failure: 'permanent' },
    { error: -124, means: 'token invalid (templates)', failure: 'needs_operator' },
    { error: -1241, means: 'wrong proof', failure: 'needs_operator' },
    { error: -108, means: 'no phone', failure: 'permanent' },
    { error: -109, means: 'data of a template', failure: 'permanent' },
    { error: -111, means: 'data of a template', failure: 'permanent' },
    { error: -112, means: 'data of a template', failure: 'permanent' },
    { error: -1121, means: 'data of a template', failure: 'permanent' },
    { error: -1122, means: 'data of a template', failure: 'permanent' },
    { error: -1124, means: 'data of a template', failure: 'permanent' },
    { error: -132, means: 'data of a template', failure: 'permanent' },
    { error: -114, means: 'cannot receive', failure: 'contact_closed' },
    { error: -118, means: 'cannot receive', failure: 'contact_closed' },
    { error: -119, means: 'cannot receive', failure: 'contact_closed' },
    { error: -115, means: 'no balance', failure: 'needs_operator' },
    { error: -137, means: 'no balance', failure: 'needs_operator' },
    { error: -117, means: 'no right', failure: 'needs_operator' },
    { error: -120, means: 'no right', failure: 'needs_operator' },
    { error: -135, means: 'no right', failure: 'needs_operator' },
    { error: -1351, means: 'no right', failure: 'needs_operator' },
    { error: -138, means: 'no right', failure: 'needs_operator' },
    { error: -126, means: 'test mode', failure: 'needs_operator' },
    { error: -127, means: 'test mode', failure: 'needs_operator' },
    { error: -131, means: 'template not approved', failure: 'needs_operator' },
    { error: -133, means: 'night (templates)', failure: 'retry' },
    { error: -139, means: 'refused or not eligible', failure: 'contact_closed' },
    { error: -140, means: 'refused or not eligible', failure: 'contact_closed' },
    { error: -141, means: 'refused or not eligible', failure: 'contact_closed' },
    { error: -144, means: 'quota of templates', failure: 'needs_operator' },
    { error: -1441, means: 'quota of templates', failure: 'needs_operator' },
    { error: -147, means: 'quota of templates', failure: 'needs_operator' },
    { error: -1471, means: 'quota of templates', failure: 'needs_operator' },
    { error: -1472, means: 'quota of templates', failure: 'needs_operator' },
    { error: -146, means: 'template disabled', failure: 'needs_operator' },
    { error: -148, means: 'token of a journey', failure: 'permanent' },
    { error: -149, means: 'token of a journey', failure: 'permanent' },
    { error: -150, means: 'token of a journey', failure: 'permanent' },
    { error: '-230', means: 'a code that is text', failure: 'contact_closed' },
    { error: -9999, means: 'a code nobody knows', failure: 'retry' },
  ])('$error, $means: $failure', ({ error, failure }) => {
    expect(zaloFailure(answer({ error, message: 'x' }), NOW)).toMatchObject({
      failure,
      code: `${error}`,
    });
  });

  it.each([
    { name: 'error 0', body: { error: 0, data: {} } },
    { name: 'error 0 as text', body: { error: '0' } },
  ])('sees success in $name', ({ body }) => {
    expect(zaloFailure(answer(body), NOW)).toBeUndefined();
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
    expect(zaloFailure(given, NOW)).toMatchObject({ failure, code });
  });

  it('waits as long as Zalo asks', () => {
    expect(zaloFailure(answer({ error: -32 }, 200, { 'retry-after': '7' }), NOW)?.retryAfter).toBe(
      7_000,
    );
    expect(zaloFailure(answer({ error: -32 }), NOW)?.retryAfter).toBeUndefined();
  });
});

describe('failureOf of Zalo, when to try again', () => {
  const HOUR = 3_600_000;
  it.each([
    { error: -32, headers: { 'x-ratelimit-remain': '0' }, wait: 60_000, name: 'nothing is left' },
    { error: -32, headers: { 'x-ratelimit-remain': '12' }, wait: undefined, name: 'some are left' },
    { error: -32, headers: {}, wait: undefined, name: 'Zalo does not say' },
    { error: -234, headers: {}, wait: 15 * HOUR, name: 'it is afternoon: at six' },
    { error: -133, headers: {}, wait: 15 * HOUR, name: 'a template in the afternoon: at six' },
  ])('$error, $name: $wait', ({ error, headers, wait }) => {
    expect(zaloFailure(answer({ error }, 200, { ...headers }), NOW)?.retryAfter).toBe(wait);
  });

  it.each([
    { name: 'a minute before six', at: Date.UTC(2026, 10, 22, 22, 59), wait: 60_000 },
    { name: 'at six on the dot', at: Date.UTC(2026, 10, 22, 23, 0), wait: 24 * HOUR },
  ])('-234 $name waits for six', ({ at, wait }) => {
    expect(zaloFailure(answer({ error: -234 }), at)?.retryAfter).toBe(wait);
  });

  it('-200 may be repeated once, other unknown outcomes as the policy says', () => {
    expect(zaloFailure(answer({ error: -200 }), NOW)?.repeats).toBe(1);
    expect(zaloFailure(answer(undefined), NOW)?.repeats).toBeUndefined();
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
