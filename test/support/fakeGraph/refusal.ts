import type { FakeAnswer } from '../loopback.ts';

/** An error as the Graph API words it: `code`, or `code/subcode`. */
export function refusal(status: number, code: string, message: string): FakeAnswer {
  const [whole, subcode] = code.split('/');
  const error = {
    message,
    type: 'OAuthException',
    code: Number(whole),
    ...(subcode === undefined ? {} : { error_subcode: Number(subcode) }),
    fbtrace_id: 'AfakeTrace',
  };
  return { status, body: { error } };
}
