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
import type { Incidents } from '../conversation/incidents.ts';
import { CAPABILITIES } from '../core/messaging/capabilities.ts';
import { layOut } from '../core/messaging/layOut.ts';
import { ruleFor, type CommentsFile } from '../core/openings/comments.ts';
import type { Stores } from './stores.ts';
import type { Surroundings } from './surroundings.ts';

interface MessengerParts extends Surroundings {
  readonly content: Pick<Content, 'comments'>;
  readonly stores: Pick<Stores, 'commentReplies' | 'deletionRegister'>;
  readonly incidents: Incidents;
}

/** What a Page needs beside its conversations; nothing happens while Messenger is off. */
export interface MessengerExtras {
  readonly answerComments: AnswerComments;
  /** Meta's callback for wishes to delete, and the page that tells what became of them. */
  readonly routers: readonly Router[];
  /** Begins to see to the subscription. */
  start(): void;
  stop(): void;
}

export function openMessenger(config: Config, parts: MessengerParts): MessengerExtras {
  const { messenger } = config;
  if (!messenger) return OFF;
  const { content, stores } = parts;
  const watch = openWatch(messenger, parts);
  return {
    answerComments: makeAnswerComments({
      ...parts,
      answerTo: (text) => answerTo(content.comments, text),
      layOut: (channel, message) => layOut(message, CAPABILITIES[channel]),
      replies: stores.commentReplies,
    }),
    routers: [deletionRoutes(config, messenger, parts)],
    start: () => watch.start(),
    stop: () => watch.stop(),
  };
}

const OFF: MessengerExtras = {
  answerComments: () => Promise.resolve(),
  routers: [],
  start: () => undefined,
  stop: () => undefined,
};

function deletionRoutes(
  { publicUrl }: Config,
  { appSecret, pageId }: MessengerSettings,
  { stores, clock }: MessengerParts,
): Router {
  const deletion = makeDataDeletion({
    register: stores.deletionRegister,
    place: { channel: 'messenger', account: pageId },
    clock,
    newCode: randomUUID,
  });
  const subjectOf = (request: string) => readSignedRequest(request, appSecret)?.appScopedId;
  return dataDeletionRoutes({ subjectOf, deletion, publicUrl });
}

function answerTo(comments: CommentsFile, text: string) {
  const rule = ruleFor(comments, text);
  if (!rule) return undefined;
  const { title, opens } = rule.button;
  return { text: rule.text, choices: [{ title, payload: opens }] };
}

function openWatch(
  messenger: MessengerSettings,
  { content, clock, log, incidents, patience }: MessengerParts,
): SubscriptionWatch {
  const timeout = patience?.answer ?? ANSWER_TIMEOUT;
  const page = pageClient(openGraph({ config: messenger, clock, timeout }));
  const comments = content.comments.enabled ? [COMMENT_FIELD] : [];
  const wanted = [...SUBSCRIBED_FIELDS, ...comments];
  return makeSubscriptionWatch({
    repair: () => repairSubscription(page, messenger.appId, wanted),
    place: { channel: 'messenger', account: messenger.pageId },
    incidents,
    log,
  });
}
