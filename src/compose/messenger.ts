import { randomUUID } from 'node:crypto';
import type { Router } from 'express';
import type { Content } from '../adapters/files/loadContent.ts';
import { openGraph } from '../adapters/channels/messenger/graph.ts';
import { pageClient } from '../adapters/channels/messenger/pageClient.ts';
import { readSignedRequest } from '../adapters/channels/messenger/signedRequest.ts';
import {
  COMMENT_FIELD,
  repairSubscription,
  SUBSCRIBED_FIELDS,
} from '../adapters/channels/messenger/subscription.ts';
import { ANSWER_TIMEOUT } from '../adapters/channels/postForAnswer.ts';
import { dataDeletionRoutes } from '../adapters/http/dataDeletionRoutes.ts';
import type { Config, MessengerSettings } from '../config.ts';
import { makeAnswerComments, type AnswerComments } from '../conversation/answerComments.ts';
import { makeDataDeletion } from '../conversation/dataDeletion.ts';
import {
  makeSubscriptionWatch,
  type SubscriptionWatch,
} from '../conversation/watchSubscription.ts';
import { CAPABILITIES } from '../core/messaging/capabilities.ts';
import { layOut } from '../core/messaging/layOut.ts';
import { ruleFor, type CommentsFile } from '../core/openings/comments.ts';
import type { Stores } from './stores.ts';
import type { Surroundings } from './surroundings.ts';

interface MessengerParts extends Surroundings {
  readonly content: Pick<Content, 'comments'>;
  readonly stores: Pick<Stores, 'commentReplies' | 'deletionRegister'>;
}

/** What a Page needs beside its conversations. */
export interface MessengerExtras {
  readonly answerComments: AnswerComments;
  readonly watch: SubscriptionWatch;
  /** Meta's callback for wishes to delete, and the page that tells what became of them. */
  readonly routes: Router;
}

/** Undefined while Messenger is off. */
export function openMessenger(config: Config, parts: MessengerParts): MessengerExtras | undefined {
  const { messenger } = config;
  if (!messenger) return undefined;
  const { content, stores, clock, log } = parts;
  const place = { channel: 'messenger' as const, account: messenger.pageId };
  return {
    answerComments: makeAnswerComments({
      answerTo: (text) => answerTo(content.comments, text),
      layOut: (channel, message) => layOut(message, CAPABILITIES[channel]),
      replies: stores.commentReplies,
      clock,
      log,
    }),
    watch: openWatch(messenger, parts),
    routes: dataDeletionRoutes({
      subjectOf: (request) => readSignedRequest(request, messenger.appSecret)?.appScopedId,
      deletion: makeDataDeletion({
        register: stores.deletionRegister,
        place,
        clock,
        newCode: randomUUID,
      }),
      publicUrl: config.publicUrl,
    }),
  };
}

function answerTo(comments: CommentsFile, text: string) {
  const rule = ruleFor(comments, text);
  if (!rule) return undefined;
  const { title, opens } = rule.button;
  return { text: rule.text, choices: [{ title, payload: opens }] };
}

function openWatch(
  messenger: MessengerSettings,
  { content, clock, log, patience }: MessengerParts,
): SubscriptionWatch {
  const timeout = patience?.answer ?? ANSWER_TIMEOUT;
  const page = pageClient(openGraph({ config: messenger, clock, timeout }));
  const comments = content.comments.enabled ? [COMMENT_FIELD] : [];
  const wanted = [...SUBSCRIBED_FIELDS, ...comments];
  return makeSubscriptionWatch({
    repair: () => repairSubscription(page, messenger.appId, wanted),
    place: { channel: 'messenger', account: messenger.pageId },
    incidents: {
      raise: (kind, at, details) => {
        log.error(kind, { ...at, ...details });
      },
      clear: () => undefined,
    },
    log,
  });
}
