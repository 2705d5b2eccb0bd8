import { z } from 'zod';
import { DeliveryError, type SendReceipt } from '../../../conversation/ports.ts';
import { identifierSchema } from '../identifier.ts';
import { multipart } from '../multipart.ts';
import type { CallGraph } from './graph.ts';
import type { MessengerMessage } from './render.ts';

/** A request of its own, without a message. */
export type SenderAction = 'typing_on' | 'typing_off' | 'mark_seen';

/** What can be done in the conversations of one Page. Everything rejects with `DeliveryError` only. */
export interface MessengerClient {
  send(message: MessengerMessage): Promise<SendReceipt>;
  /** Resolves to the id under which Meta keeps the picture for 90 days. */
  uploadImage(png: Uint8Array): Promise<string>;
  act(psid: string, action: SenderAction): Promise<void>;
  /** Gives the conversation to another app, e.g. the Page's inbox. */
  passThread(psid: string, appId: string): Promise<void>;
  /** Takes the conversation back; only the Page's default app may. */
  takeThread(psid: string): Promise<void>;
  /** Gives the conversation back to whom the Page's settings name. */
  releaseThread(psid: string): Promise<void>;
}

/** Speaks through the Send API (Messenger Platform, "Send API" and "Conversation Routing"). */
export function messengerClient(call: CallGraph): MessengerClient {
  return {
    send: async (message) => receiptOf(await post('messages', message)),
    async uploadImage(png) {
      const { body, contentType } = await multipart(UPLOAD, { name: 'filedata', png });
      return attachmentOf(await call({ edge: 'message_attachments', type: contentType, body }));
    },
    act: (psid, action) => done('messages', { ...to(psid), sender_action: action }),
    passThread: (psid, appId) => done('pass_thread_control', { ...to(psid), target_app_id: appId }),
    takeThread: (psid) => done('take_thread_control', to(psid)),
    releaseThread: (psid) => done('release_thread_control', to(psid)),
  };

  function post(edge: string, body: object): Promise<unknown> {
    return call({ edge, body: JSON.stringify(body) });
  }

  async function done(edge: string, body: object): Promise<void> {
    await post(edge, body);
  }
}

function to(psid: string) {
  return { recipient: { id: psid } };
}

/** Reusable: the same picture may go to many people. */
const UPLOAD = {
  message: JSON.stringify({ attachment: { type: 'image', payload: { is_reusable: true } } }),
};

const receiptSchema = z.object({ message_id: identifierSchema });

/** Without an id nobody knows whether Meta took the message. */
function receiptOf(body: unknown): SendReceipt {
  const read = receiptSchema.safeParse(body);
  if (!read.success) throw new DeliveryError('unknown', 'no_message_id');
  return { platformId: read.data.message_id };
}

const uploadSchema = z.object({ attachment_id: identifierSchema });

/** Without an id there is nothing to send. */
function attachmentOf(body: unknown): string {
  const read = uploadSchema.safeParse(body);
  if (!read.success) throw new DeliveryError('permanent', 'no_attachment_id');
  return read.data.attachment_id;
}
