import { z } from 'zod';
import type { Roster } from '../../../conversation/leads/ports.ts';
import type { Clock } from '../../../conversation/ports.ts';
import type { Counsel } from '../../../conversation/talks/counsel.ts';
import type { Talk, TalkReader } from '../../../conversation/talks/ports.ts';
import type { TalkDesk, TalkOutcome, TalkRefusal } from '../../../conversation/talks/talkDesk.ts';
import { scopeOf, type Viewer } from '../../../core/desk/viewer.ts';
import type { DeskCode } from '../../../core/desk/words.ts';
import type { Lexicon } from '../../../core/understanding/lexicon.ts';
import { deskRoute, NO_INPUT, type DeskRoute } from './deskRoute.ts';
import { leadIdInput } from './leadInput.ts';
import { refused, type AuditedAnswer, type DeskRefusal } from './reply.ts';
import { peopleInTalks, saidFor, talkFor, talkRowFor } from './talkView.ts';

export interface TalkRouteNeeds {
  readonly reader: TalkReader;
  readonly desk: TalkDesk;
  readonly counsel: Counsel;
  readonly roster: Pick<Roster, 'names'>;
  readonly lexicon: Pick<Lexicon, 'numerals' | 'amounts' | 'births' | 'grounding'>;
  /** Milliseconds that a citizen waits before the bot takes a conversation back. */
  readonly patience: number;
  readonly clock: Clock;
}

/** Three messages of either platform. */
const LONGEST_REPLY = 6_000;
const LONGEST_QUESTION = 500;
const MOST_ROWS = 100;

const ofTalk = z.object({ params: z.object({ id: leadIdInput }) });
const place = z.string().max(60);

/**
 * Conversations at the desk: which need a person, one of them, and what a colleague does in it. Everything
 * within the viewer's own communes; what lies outside is 404, as if it were not there.
 */
export function talkRoutes(needs: TalkRouteNeeds): readonly DeskRoute[] {
  return [
    listRoute(needs),
    pageRoute(needs),
    earlierRoute(needs),
    ...actingRoutes(needs),
    ...counselRoutes(needs),
    figureWordsRoute(needs),
  ];
}

function listRoute({ reader, roster, patience, clock }: TalkRouteNeeds): DeskRoute {
  return deskRoute({
    method: 'get',
    path: '/talks',
    capability: 'conversations.read',
    action: 'talks_listed',
    input: z.object({
      query: z.strictObject({
        view: z.enum(['open', 'mine']).default('open'),
        after: place.optional(),
        limit: z.coerce.number().int().min(1).max(MOST_ROWS).default(50),
      }),
    }),
    handle: async ({ input: { query }, viewer }) => {
      const asked = { ...query, staffId: viewer.staffId, now: clock(), patience };
      const { rows, next } = await reader.list(scopeOf(viewer, 'conversations.read'), asked);
      return {
        kind: 'ok',
        body: {
          talks: rows.map((row) => talkRowFor(viewer, row)),
          names: await roster.names(peopleInTalks(rows)),
          next,
        },
        subjects: [{ kind: 'list', id: 'talks' }],
        facts: { view: query.view, talks: rows.map(({ id }) => id) },
      };
    },
  });
}

function pageRoute(needs: TalkRouteNeeds): DeskRoute {
  const { reader, roster, clock } = needs;
  return deskRoute({
    method: 'get',
    path: '/talks/:id',
    capability: 'conversations.read',
    action: 'talk_viewed',
    input: ofTalk,
    handle: async ({ input: { params }, viewer }) => {
      const talk = await readable(needs, viewer, params.id);
      if (!talk) return refused('not_found');
      const page = await reader.said(params.id);
      const names = await roster.names(peopleInTalks([talk], page.said));
      const shown = saidFor(viewer, talk, page);
      return {
        ...about(params.id),
        body: { talk: talkFor(viewer, talk, clock()), ...shown, names },
      };
    },
  });
}

function earlierRoute(needs: TalkRouteNeeds): DeskRoute {
  const { reader, roster } = needs;
  return deskRoute({
    method: 'get',
    path: '/talks/:id/said',
    capability: 'conversations.read',
    action: 'talk_viewed',
    input: ofTalk.extend({ query: z.strictObject({ before: place }) }),
    handle: async ({ input: { params, query }, viewer }) => {
      const talk = await readable(needs, viewer, params.id);
      if (!talk) return refused('not_found');
      const page = await reader.said(params.id, query.before);
      const names = await roster.names(peopleInTalks([], page.said));
      return { ...about(params.id), body: { ...saidFor(viewer, talk, page), names } };
    },
  });
}

function actingRoutes(needs: TalkRouteNeeds): readonly DeskRoute[] {
  const { desk } = needs;
  const act = (
    path: string,
    action: string,
    deed: (viewer: Viewer, id: string) => Promise<TalkOutcome>,
  ) =>
    deskRoute({
      method: 'post',
      path,
      capability: 'conversations.reply',
      action,
      input: ofTalk,
      handle: async ({ input: { params }, viewer }) =>
        answerTo(needs, params.id, await deed(viewer, params.id)),
    });
  return [
    act('/talks/:id/take', 'talk_taken', (viewer, id) => desk.takeOver(viewer, id)),
    act('/talks/:id/give-back', 'talk_given_back', (viewer, id) => desk.giveBack(viewer, id)),
    act('/talks/:id/settle', 'talk_settled', (viewer, id) => desk.settle(viewer, id)),
    deskRoute({
      method: 'post',
      path: '/talks/:id/reply',
      capability: 'conversations.reply',
      action: 'talk_replied',
      input: ofTalk.extend({
        body: z.strictObject({ text: z.string().trim().min(1).max(LONGEST_REPLY) }),
      }),
      handle: async ({ input: { params, body }, viewer }) =>
        answerTo(needs, params.id, await desk.reply(viewer, params.id, body.text)),
    }),
  ];
}

function counselRoutes(needs: TalkRouteNeeds): readonly DeskRoute[] {
  const { counsel } = needs;
  return [
    deskRoute({
      method: 'get',
      path: '/talks/:id/replies',
      capability: 'conversations.reply',
      action: 'replies_viewed',
      input: ofTalk,
      handle: async ({ input: { params }, viewer }) => {
        const talk = await readable(needs, viewer, params.id);
        if (!talk) return refused('not_found');
        return { ...about(params.id), body: { cards: counsel.replies(talk) } };
      },
    }),
    deskRoute({
      method: 'get',
      path: '/talks/:id/answers',
      capability: 'conversations.reply',
      action: 'answers_searched',
      input: ofTalk.extend({
        query: z.strictObject({ q: z.string().trim().min(1).max(LONGEST_QUESTION) }),
      }),
      handle: async ({ input: { params, query }, viewer }) => {
        const talk = await readable(needs, viewer, params.id);
        if (!talk) return refused('not_found');
        return { ...about(params.id), body: { cards: counsel.answers(talk, query.q) } };
      },
    }),
  ];
}

/** The words by which a page sees figures in what a colleague types: no person is in them. */
function figureWordsRoute({ lexicon }: TalkRouteNeeds): DeskRoute {
  const { numerals, amounts, births, grounding } = lexicon;
  return deskRoute({
    method: 'get',
    path: '/figure-words',
    capability: 'account',
    input: NO_INPUT,
    handle: () => Promise.resolve({ kind: 'ok', body: { numerals, amounts, births, grounding } }),
  });
}

function readable(
  { reader, clock, patience }: TalkRouteNeeds,
  viewer: Viewer,
  id: string,
): Promise<Talk | undefined> {
  return reader.find(scopeOf(viewer, 'conversations.read'), id, { now: clock(), patience });
}

const CODES: Readonly<Record<TalkRefusal['code'], DeskCode>> = {
  not_found: 'not_found',
  not_taken: 'talk_not_taken',
  not_yours: 'talk_not_yours',
  simulated: 'talk_simulated',
  taken: 'talk_taken',
  window_closed: 'talk_closed',
  stopped: 'talk_stopped',
  paused: 'conflict',
};

async function answerTo(
  { roster }: TalkRouteNeeds,
  id: string,
  outcome: TalkOutcome,
): Promise<AuditedAnswer | DeskRefusal> {
  if (outcome.ok) return { ...about(id), body: { id } };
  const { refusal } = outcome;
  if (refusal.code !== 'taken') return refused(CODES[refusal.code]);
  const names = await roster.names([refusal.by]);
  return refused(CODES.taken, { values: { name: names[refusal.by] ?? '' } });
}

function about(id: string): Pick<AuditedAnswer, 'kind' | 'subjects'> {
  return { kind: 'ok', subjects: [{ kind: 'contact', id }] };
}
