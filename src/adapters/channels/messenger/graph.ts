import { createHmac } from 'node:crypto';
import type { Clock } from '../../../conversation/ports.ts';
import { postForAnswer, type PostRequest, type PostTools } from '../postForAnswer.ts';
import { failureOf } from './errors.ts';
import type { MessengerConfig } from './messengerConfig.ts';
import { makePace, type PaceNeeds } from './usage.ts';

/** What calls are made of. */
export interface GraphNeeds extends PostTools, Pick<PaceNeeds, 'wait'> {
  readonly config: MessengerConfig;
  readonly clock: Clock;
}

/** A call below the Page; the query carries no secret. */
export interface GraphCall extends Pick<PostRequest, 'method' | 'body'> {
  /** E.g. `messages`; the Page itself when absent. */
  readonly edge?: string;
  readonly query?: Readonly<Record<string, string>>;
  /** The body's type; JSON when absent. */
  readonly type?: string;
}

/** Calls the Graph API in the name of the Page; resolves to the body, rejects with `DeliveryError` only. */
export type CallGraph = (call: GraphCall) => Promise<unknown>;

/** Every call carries the token in a header, the proof of the app's secret, and keeps the pace. */
export function openGraph({ config, clock, wait, timeout }: GraphNeeds): CallGraph {
  const { graphUrl, graphVersion, pageId, pageAccessToken, appSecret } = config;
  const proof = createHmac('sha256', appSecret).update(pageAccessToken).digest('hex');
  const pace = makePace({ clock, ...(wait && { wait }) });
  return async ({ edge, query = {}, type = 'application/json', ...request }) => {
    await pace.turn();
    const search = new URLSearchParams({ appsecret_proof: proof, ...query });
    // The token in the header, not in the URL: URLs end up in logs.
    const headers = { 'content-type': type, authorization: `Bearer ${pageAccessToken}` };
    const path = edge === undefined ? pageId : `${pageId}/${edge}`;
    const url = `${graphUrl}/${graphVersion}/${path}?${search.toString()}`;
    const answer = await postForAnswer({ ...request, url, headers }, { timeout });
    pace.heed(answer.headers);
    const failure = failureOf(answer);
    if (failure) throw failure;
    return answer.body;
  };
}
