import express, { Router, type ErrorRequestHandler, type RequestHandler } from 'express';
import type { Request, Response } from 'express';
import { z } from 'zod';
import type { AuditLog } from '../../../conversation/desk/audit.ts';
import type { Log } from '../../../conversation/ports.ts';
import { reachOf } from '../../../core/desk/permissions.ts';
import type { Viewer } from '../../../core/desk/viewer.ts';
import type { DeskWords } from '../../../core/desk/words.ts';
import { deskHeaders } from './deskHeaders.ts';
import type { Caller, DeskRoute } from './deskRoute.ts';
import { headersOf } from './headersOf.ts';
import { refuse } from './refuse.ts';
import {
  refused,
  type DeskAnswer,
  type DeskFile,
  type AuditedAnswer,
  type DeskRefusal,
} from './reply.ts';
import { isFromOwnPage } from './sameOrigin.ts';

export interface DeskRouterNeeds {
  readonly routes: readonly DeskRoute[];
  /** The session whose cookie a request carries, and who uses it; both undefined when signed out. */
  readonly identify: (
    headers: Headers,
  ) => Promise<{ readonly sessionId?: string; readonly viewer?: Viewer }>;
  readonly audit: AuditLog;
  readonly words: DeskWords;
  readonly log: Log;
  readonly publicUrl: string | undefined;
}

/** Where the desk's API stands. */
export const DESK_API = '/desk/api';
const LARGEST_BODY = '64kb';

/**
 * The desk's API, made from its route table. The order of the checks is the same for every route:
 * own page (for what changes something), signed in, capability, form of the request; then it is
 * handled, written down, answered. Whatever is not in the table is 404.
 */
export function deskRouter(needs: DeskRouterNeeds): Router {
  const router = Router();
  router.use(DESK_API, deskHeaders);
  const readJson = express.json({ limit: LARGEST_BODY, type: 'application/json' });
  for (const route of needs.routes) {
    const { upload } = route;
    const read = upload === undefined ? readJson : readFile(upload, needs);
    router[route.method](`${DESK_API}${route.path}`, read, answering(route, needs));
  }
  router.use(DESK_API, (_request, response) => {
    refuse(response, refused('not_found'), needs.words);
  });
  router.use(DESK_API, failed(needs));
  return router;
}

/** The body as it is, whatever it says it is; one that is too large is told so in the desk's words. */
function readFile(limit: number, { words }: DeskRouterNeeds) {
  const tooLarge: ErrorRequestHandler = (error: unknown, _request, response, next) => {
    const megabytes = Math.floor(limit / 1024 ** 2);
    const refusal = refused('upload_too_large', { values: { megabytes } });
    if (parserRefusal.safeParse(error).data?.status === 413) refuse(response, refusal, words);
    else next(error);
  };
  return [express.raw({ type: () => true, limit }), tooLarge];
}

function answering(route: DeskRoute, needs: DeskRouterNeeds): RequestHandler {
  return async (request, response) => {
    const reply = await replyTo(route, request, needs);
    if (reply.kind === 'refused') refuse(response, reply, needs.words);
    else send(response, reply);
  };
}

async function replyTo(
  route: DeskRoute,
  request: Request,
  needs: DeskRouterNeeds,
): Promise<DeskAnswer | DeskRefusal> {
  if (route.method !== 'get' && !isFromOwnPage(request, needs.publicUrl)) {
    return refused('foreign_origin');
  }
  const headers = headersOf(request);
  const { sessionId, viewer } = await needs.identify(headers);
  const caller: Caller = { ip: request.ip ?? 'unknown', headers, sessionId };
  const barred = barredFrom(route, viewer);
  if (barred) return barred;
  const { params, query } = request;
  const body: unknown = request.body;
  const book = bookFor(route, { viewer, params, audit: needs.audit });
  const reply = await route.answer({
    params,
    query,
    body,
    caller,
    viewer,
    begin: () => book.begin(),
  });
  await book.close(reply);
  return reply;
}

function barredFrom(route: DeskRoute, viewer: Viewer | undefined): DeskRefusal | undefined {
  if (route.capability === 'public') return undefined;
  if (!viewer) return refused('signed_out');
  return reachOf(viewer.role, route.capability) === 'none' ? refused('forbidden') : undefined;
}

interface Bookkeeping {
  readonly viewer: Viewer | undefined;
  readonly params: Readonly<Record<string, string | readonly string[]>>;
  readonly audit: AuditLog;
}

/**
 * Keeps the book on one request. What changes something is announced before; what was done is written
 * down before the answer leaves, and what cannot be written down is not shown. A handler that throws
 * leaves the announcement: nobody knows what it had done by then.
 */
function bookFor({ action, method, path }: DeskRoute, { viewer, params, audit }: Bookkeeping) {
  let intent: string | undefined;
  return {
    async begin() {
      if (action === undefined) return;
      const subject = { kind: 'address', id: `${method} ${addressOf(path, params)}` };
      intent = await audit.begin({ staffId: viewer?.staffId, action, subject });
    },
    async close(reply: DeskAnswer | AuditedAnswer | DeskRefusal) {
      if (reply.kind === 'ok' && action !== undefined && 'subjects' in reply) {
        const staffId = reply.by ?? viewer?.staffId;
        const facts = reply.facts && { facts: reply.facts };
        const entries = reply.subjects.map((subject) => ({ staffId, action, subject, ...facts }));
        await audit.record(entries, intent);
      } else if (intent !== undefined) await audit.drop(intent);
    },
  };
}

/** The path with the ids it was called with; never a query, which may hold what somebody typed. */
function addressOf(path: string, params: Bookkeeping['params']): string {
  return path.replace(/:(\w+)/g, (_mark, name: string) => String(params[name]));
}

function send(response: Response, { body, cookies, file }: DeskAnswer): void {
  for (const cookie of cookies ?? []) response.append('Set-Cookie', cookie);
  if (file) sendFile(response, file);
  else if (body === undefined) response.status(204).end();
  else response.json(body);
}

function sendFile(response: Response, { type, bytes, name, policy }: DeskFile): void {
  if (name !== undefined) response.attachment(name);
  if (policy !== undefined) response.set('Content-Security-Policy', policy);
  response.set('Content-Type', type).send(bytes);
}

/** The body parser's refusals keep their meaning; everything else is our own mistake. */
function failed({ words, log }: DeskRouterNeeds): ErrorRequestHandler {
  return (error: unknown, request, response, next) => {
    if (response.headersSent) {
      next(error);
      return;
    }
    const status = parserRefusal.safeParse(error).data?.status;
    if (status === 413) refuse(response, refused('too_large'), words);
    else if (status !== undefined) refuse(response, refused('malformed', { field: 'JSON' }), words);
    else {
      // The route's own path: an address may hold ids, never what was sent.
      log.error('desk_request_failed', { path: request.path, error });
      refuse(response, refused('failed'), words);
    }
  };
}

const parserRefusal = z.object({ status: z.int().min(400).max(499) });
