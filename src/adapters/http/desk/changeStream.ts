import { Router, type Response } from 'express';
import type { Changes, LeadChange } from '../../../conversation/leads/changes.ts';
import type { LeadCases } from '../../../conversation/leads/ports.ts';
import type { Log } from '../../../conversation/ports.ts';
import { reachOf } from '../../../core/desk/permissions.ts';
import { scopeOf, type Viewer } from '../../../core/desk/viewer.ts';
import type { DeskWords } from '../../../core/desk/words.ts';
import { deskHeaders } from './deskHeaders.ts';
import { DESK_API } from './deskRouter.ts';
import { headersOf } from './headersOf.ts';
import { refuse } from './refuse.ts';
import { refused } from './reply.ts';

export interface ChangeStreamNeeds {
  /** Who uses the session of a request's cookie; undefined: nobody any more. */
  readonly identify: (headers: Headers) => Promise<{ readonly viewer?: Viewer }>;
  readonly changes: Pick<Changes, 'subscribe'>;
  readonly cases: Pick<LeadCases, 'find'>;
  readonly words: DeskWords;
  readonly log: Log;
  /** Milliseconds between two signs of life, at which it is also looked whether the session lives. */
  readonly heartbeat?: number;
}

const HEARTBEAT_MS = 15_000;

/**
 * `GET /desk/api/changes`: Server-Sent Events, one `lead` with `{lead, kind}` for each change of a lead
 * that the viewer may see at that moment. Who asks is read anew for every event, so that nothing is told
 * after signing out, and the stream ends with the session.
 */
export function changeStream(needs: ChangeStreamNeeds): Router {
  const router = Router();
  router.get(`${DESK_API}/changes`, deskHeaders, async (request, response) => {
    const headers = headersOf(request);
    const { viewer } = await needs.identify(headers);
    if (!viewer) refuse(response, refused('signed_out'), needs.words);
    else if (reachOf(viewer.role, 'leads.read') === 'none')
      refuse(response, refused('forbidden'), needs.words);
    else stream(response, () => needs.identify(headers), needs);
  });
  return router;
}

type Look = () => Promise<{ readonly viewer?: Viewer }>;

function stream(response: Response, look: Look, needs: ChangeStreamNeeds): void {
  const { changes, log, heartbeat = HEARTBEAT_MS } = needs;
  response.set({ 'Content-Type': 'text/event-stream', 'X-Accel-Buffering': 'no' });
  response.write(': here\n\n');
  let last = Promise.resolve();
  // One after the other, so that changes are told in their order.
  const next = (change?: LeadChange) => {
    last = last
      .then(() => tell(response, { change, look, needs }))
      .catch((error: unknown) => {
        log.error('change_not_told', { leadId: change?.leadId, error });
        response.end();
      });
  };
  const unsubscribe = changes.subscribe(next);
  const beat = setInterval(next, heartbeat);
  response.on('close', () => {
    unsubscribe();
    clearInterval(beat);
  });
}

interface Telling {
  /** Absent: only a sign of life. */
  readonly change: LeadChange | undefined;
  readonly look: Look;
  readonly needs: ChangeStreamNeeds;
}

async function tell(response: Response, { change, look, needs }: Telling): Promise<void> {
  if (response.closed) return;
  const { viewer } = await look();
  if (!viewer) response.end();
  else if (!change) response.write(': here\n\n');
  else if (await needs.cases.find(change.leadId, scopeOf(viewer, 'leads.read'))) {
    const told = JSON.stringify({ lead: change.leadId, kind: change.kind });
    response.write(`event: lead\ndata: ${told}\n\n`);
  }
}
