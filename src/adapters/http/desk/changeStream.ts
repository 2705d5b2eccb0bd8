import { Router, type Response } from 'express';
import type { Changes, LeadChange } from '../../../conversation/leads/changes.ts';
import type { LeadCases } from '../../../conversation/leads/ports.ts';
import type { Clock, Log } from '../../../conversation/ports.ts';
import type { TalkReader } from '../../../conversation/talks/ports.ts';
import type { TalkChange, TalkChanges } from '../../../conversation/talks/talkChanges.ts';
import { reachOf } from '../../../core/desk/permissions.ts';
import { scopeOf, type Viewer } from '../../../core/desk/viewer.ts';
import type { DeskWords } from '../../../core/desk/words.ts';
import { deskHeaders } from './deskHeaders.ts';
import { DESK_API } from './deskRouter.ts';
import { headersOf } from './headersOf.ts';
import { recentNews, type News } from './recentNews.ts';
import { refuse } from './refuse.ts';
import { refused } from './reply.ts';

export interface ChangeStreamNeeds {
  /** Who uses the session of a request's cookie; undefined: nobody any more. */
  readonly identify: (headers: Headers) => Promise<{ readonly viewer?: Viewer }>;
  readonly changes: Pick<Changes, 'subscribe'>;
  readonly cases: Pick<LeadCases, 'find'>;
  readonly talks: {
    readonly changes: Pick<TalkChanges, 'subscribe'>;
    readonly reader: Pick<TalkReader, 'isWithin'>;
  };
  readonly words: DeskWords;
  readonly clock: Clock;
  readonly log: Log;
  /** Milliseconds between two signs of life, at which it is also looked whether the session lives. */
  readonly heartbeat?: number;
}

const HEARTBEAT_MS = 15_000;

/**
 * `GET /desk/api/changes?talk=`: Server-Sent Events, one `lead` with `{lead, kind}` for each change of a
 * lead that the viewer may see at that moment, and one `talk` with `{talk, kind}` for what happens in a
 * conversation: in those that concern a person, and in the one named by `talk` each turn of the bot too.
 * Who asks is read anew for every event, so that nothing is told after signing out, and the stream ends
 * with the session. A stream begins with what was told in the ten seconds before: a page that reads
 * while its stream opens misses nothing.
 */
export function changeStream(needs: ChangeStreamNeeds): Router {
  const recent = recentNews(needs.clock);
  needs.changes.subscribe((change) => recent.add(ofLead(change)));
  needs.talks.changes.subscribe((change) => recent.add(ofTalk(change)));
  const router = Router();
  router.get(`${DESK_API}/changes`, deskHeaders, async (request, response) => {
    const headers = headersOf(request);
    const { viewer } = await needs.identify(headers);
    if (!viewer) refuse(response, refused('signed_out'), needs.words);
    else if (reachOf(viewer.role, 'leads.read') === 'none')
      refuse(response, refused('forbidden'), needs.words);
    else {
      const { talk } = request.query;
      const look = () => needs.identify(headers);
      const open = typeof talk === 'string' ? talk : undefined;
      stream(response, { look, open, needs }, recent.told());
    }
  });
  return router;
}

type Look = () => Promise<{ readonly viewer?: Viewer }>;

/** A stream: who listens, and the conversation they look at. */
interface Listening {
  readonly look: Look;
  readonly open: string | undefined;
  readonly needs: ChangeStreamNeeds;
}

function stream(response: Response, listening: Listening, before: readonly News[]): void {
  const { changes, talks, log, heartbeat = HEARTBEAT_MS } = listening.needs;
  response.set({ 'Content-Type': 'text/event-stream', 'X-Accel-Buffering': 'no' });
  response.write(': here\n\n');
  let last = Promise.resolve();
  // One after the other, so that changes are told in their order.
  const next = (news?: News) => {
    last = last
      .then(() => tell(response, news, listening))
      .catch((error: unknown) => {
        log.error('change_not_told', { about: news?.id, error });
        response.end();
      });
  };
  const offer = (news: News) => {
    if (isNews(news, listening)) next(news);
  };
  before.forEach(offer);
  const unsubscribe = [
    changes.subscribe((change) => offer(ofLead(change))),
    talks.changes.subscribe((change) => offer(ofTalk(change))),
  ];
  const beat = setInterval(next, heartbeat);
  response.on('close', () => {
    for (const each of unsubscribe) each();
    clearInterval(beat);
  });
}

function ofLead({ leadId, kind }: LeadChange): News {
  return { event: 'lead', id: leadId, kind };
}

function ofTalk({ contactId, kind }: TalkChange): News {
  return { event: 'talk', id: contactId, kind };
}

/** What citizens and the bot say to each other is news only for who looks on. */
function isNews({ event, id, kind }: News, { open }: Listening): boolean {
  return event !== 'talk' || kind !== 'said' || id === open;
}

async function tell(
  response: Response,
  news: News | undefined,
  { look, needs }: Listening,
): Promise<void> {
  if (response.closed) return;
  const { viewer } = await look();
  if (!viewer) response.end();
  else if (!news) response.write(': here\n\n');
  else if (await mayHear(viewer, news, needs)) {
    const { event, id, kind } = news;
    response.write(`event: ${event}\ndata: ${JSON.stringify({ [event]: id, kind })}\n\n`);
  }
}

async function mayHear(
  viewer: Viewer,
  { event, id }: News,
  { cases, talks }: ChangeStreamNeeds,
): Promise<boolean> {
  if (event === 'talk') return talks.reader.isWithin(scopeOf(viewer, 'conversations.read'), id);
  return (await cases.find(id, scopeOf(viewer, 'leads.read'))) !== undefined;
}
