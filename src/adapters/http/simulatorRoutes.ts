import express, { Router, type ErrorRequestHandler, type RequestHandler } from 'express';
import { z } from 'zod';
import type { InboundContent } from '../../core/messaging/inbound.ts';
import type { Choice } from '../../core/messaging/outbound.ts';
import type { AssessmentLine } from '../../core/policy/assessment.ts';
import { CHANNELS, type ChannelName } from '../../core/shared/contact.ts';
import { sendApiError } from './apiError.ts';

/** One thing a simulated citizen did; `contact` is made up by the caller, a new one is a new person. */
export interface SimulatorInput {
  readonly channel: ChannelName;
  readonly contact: string;
  readonly content: Extract<InboundContent, { kind: 'text' | 'tap' | 'opened' }>;
}

/** One bubble of the chat. */
export interface SimulatedMessage {
  readonly text: string;
  readonly choices: readonly Choice[];
  /** A PNG as a `data:` URL. */
  readonly image?: string;
  /** What the image shows in words. */
  readonly image_text?: string;
}

/** What the turn said, and what the conversation remembers after it. */
export interface SimulatorReply {
  readonly messages: readonly SimulatedMessage[];
  readonly session: {
    /** Where the conversation stands; absent when no question is open. */
    readonly flow?: string;
    readonly node?: string;
    readonly variables: Readonly<Record<string, unknown>>;
  };
  /** Ids of the leads that this turn made or renewed. */
  readonly leads: readonly string[];
  /** The law behind the figures said last. */
  readonly lines: readonly AssessmentLine[];
}

/** Takes one turn as a platform's webhook would; resolves when the turn is finished and stored. */
export type Converse = (input: SimulatorInput) => Promise<SimulatorReply>;

/** What a refusal says, in Vietnamese. */
export interface SimulatorWords {
  readonly malformed: string;
  readonly tooLarge: string;
}

export interface SimulatorNeeds {
  readonly converse: Converse;
  readonly words: SimulatorWords;
}

const LARGEST_BODY = '64kb';
/** Five times what either platform lets a person send in one message. */
const LONGEST_TEXT = 10_000;
/** What a button of either platform carries (`core/messaging/capabilities.ts`). */
const LONGEST_PAYLOAD = 1_000;

/**
 * `POST /simulator/messages` under `/api/v1`: `{contact, text?, payload?, channel?}`; neither text
 * nor payload means that the person opened the conversation. Mount it only where the simulator is
 * on. A body that cannot be used is answered 400 `malformed` or 413 `too_large`.
 */
export function simulatorRoutes({ converse, words }: SimulatorNeeds): Router {
  const router = Router();
  const json = express.json({ limit: LARGEST_BODY });
  router.post('/simulator/messages', json, refuseBody(words), takeTurn({ converse, words }));
  return router;
}

function takeTurn({ converse, words }: SimulatorNeeds): RequestHandler {
  return async (request, response) => {
    const parsed = bodySchema.safeParse(request.body);
    if (parsed.success) {
      response.set('Cache-Control', 'no-store').json(await converse(inputOf(parsed.data)));
      return;
    }
    const field = parsed.error.issues[0]?.path[0];
    sendApiError(response, 400, {
      code: 'malformed',
      message: words.malformed,
      ...(typeof field === 'string' && { field }),
    });
  };
}

const bodySchema = z
  .strictObject({
    contact: z.string().regex(/^[A-Za-z0-9_-]{1,64}$/),
    text: z.string().min(1).refine(fits).optional(),
    payload: z.string().min(1).max(LONGEST_PAYLOAD).optional(),
    channel: z.enum(CHANNELS).default('zalo'),
  })
  .refine(({ text, payload }) => text === undefined || payload === undefined, {
    path: ['payload'],
  });

/** Counted as the platforms count: characters after NFC, not UTF-16 units. */
function fits(text: string): boolean {
  return Array.from(text.normalize('NFC')).length <= LONGEST_TEXT;
}

function inputOf({ contact, channel, text, payload }: z.infer<typeof bodySchema>): SimulatorInput {
  return { channel, contact, content: contentOf(text, payload) };
}

function contentOf(text?: string, payload?: string): SimulatorInput['content'] {
  if (text !== undefined) return { kind: 'text', text };
  if (payload !== undefined) return { kind: 'tap', payload };
  return { kind: 'opened' };
}

/** Stands right behind the body parser, so that it sees the parser's refusals and nothing else. */
function refuseBody(words: SimulatorWords): ErrorRequestHandler {
  return (error: unknown, _request, response, next) => {
    const refusal = parserRefusalSchema.safeParse(error);
    if (!refusal.success) {
      next(error);
    } else if (refusal.data.status === 413) {
      sendApiError(response, 413, { code: 'too_large', message: words.tooLarge });
    } else {
      sendApiError(response, 400, { code: 'malformed', message: words.malformed });
    }
  };
}

const parserRefusalSchema = z.object({ status: z.number().min(400).max(499) });
