import type { Choice } from '../messaging/outbound.ts';
import { LIMITS } from './limits.ts';
import type { AnswerKey } from './types.ts';

/** Commands that a button can carry. */
const COMMAND_BUTTONS = ['menu', 'back', 'why', 'stop', 'start', 'person', 'erase'] as const;

export type CommandButton = (typeof COMMAND_BUTTONS)[number];

/** What a button of ours means when it comes back. */
export type Payload =
  | { readonly kind: 'answer'; readonly key: AnswerKey; readonly value: string }
  | { readonly kind: 'confirm'; readonly key: AnswerKey; readonly yes: boolean }
  | { readonly kind: 'change'; readonly key: AnswerKey }
  | { readonly kind: 'command'; readonly command: CommandButton }
  | { readonly kind: 'flow'; readonly flow: string }
  /** A curated answer, or what more there is to it; `id` is `national/lowest-income`. */
  | { readonly kind: 'faq'; readonly id: string; readonly part: 'answer' | 'more' };

const KEY = '([a-z][a-z0-9-]*\\.[a-z][a-z0-9_]*)';
const ANSWER = new RegExp(`^answer:${KEY}:(.+)$`, 'su');
const CONFIRM = new RegExp(`^confirm:${KEY}:(yes|no)$`);
const CHANGE = new RegExp(`^change:${KEY}$`);
const COMMAND = /^command:([a-z]+)$/;
const FAQ = /^faq(-more)?:([a-z]+(?:-[a-z]+)*\/[a-z0-9]+(?:-[a-z0-9]+)*)$/;
const FLOW = /^flow:([a-z][a-z0-9-]*)$/;

/** A button: `answer:contribution.group:near_poor`, `command:menu`, `flow:sign-up`… */
export function button(title: string, payload: Payload): Choice {
  return { title, payload: payloadText(payload) };
}

/** The payload as the platform carries it; short, and read back by `readPayload`. */
export function payloadText(payload: Payload): string {
  switch (payload.kind) {
    case 'answer':
      return `answer:${payload.key}:${payload.value}`;
    case 'confirm':
      return `confirm:${payload.key}:${payload.yes ? 'yes' : 'no'}`;
    case 'change':
      return `change:${payload.key}`;
    case 'command':
      return `command:${payload.command}`;
    case 'flow':
      return `flow:${payload.flow}`;
    case 'faq':
      return `${payload.part === 'more' ? 'faq-more' : 'faq'}:${payload.id}`;
  }
}

/**
 * The meaning of a payload that came back, or undefined when it is none of ours. Anybody can send
 * any text here: a key and a value say what was meant, not that it is allowed.
 */
export function readPayload(text: string): Payload | undefined {
  if (text.length > LIMITS.payload) return undefined;
  const readers = [answerIn, confirmIn, changeIn, commandIn, flowIn, faqIn];
  return readers.map((read) => read(text)).find((payload) => payload !== undefined);
}

function answerIn(text: string): Payload | undefined {
  const [, key, value] = ANSWER.exec(text) ?? [];
  return key !== undefined && value !== undefined ? { kind: 'answer', key, value } : undefined;
}

function confirmIn(text: string): Payload | undefined {
  const [, key, word] = CONFIRM.exec(text) ?? [];
  return key === undefined ? undefined : { kind: 'confirm', key, yes: word === 'yes' };
}

function changeIn(text: string): Payload | undefined {
  const key = CHANGE.exec(text)?.[1];
  return key === undefined ? undefined : { kind: 'change', key };
}

function commandIn(text: string): Payload | undefined {
  const word = COMMAND.exec(text)?.[1];
  const command = COMMAND_BUTTONS.find((known) => known === word);
  return command === undefined ? undefined : { kind: 'command', command };
}

function flowIn(text: string): Payload | undefined {
  const flow = FLOW.exec(text)?.[1];
  return flow === undefined ? undefined : { kind: 'flow', flow };
}

function faqIn(text: string): Payload | undefined {
  const [, more, id] = FAQ.exec(text) ?? [];
  if (id === undefined) return undefined;
  return { kind: 'faq', id, part: more === undefined ? 'answer' : 'more' };
}
