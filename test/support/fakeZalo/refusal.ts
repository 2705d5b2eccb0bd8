import type { FakeAnswer } from '../loopback.ts';

/** An error as Zalo tells it: HTTP 200 and a code other than 0. */
export function refusal(error: number, message: string): FakeAnswer {
  return { status: 200, body: { error, error_name: message, message } };
}

/** A success as Zalo tells it. */
export function success(data: unknown): FakeAnswer {
  return { status: 200, body: { data, error: 0, message: 'Success' } };
}
