import { readdir } from 'node:fs/promises';
import path from 'node:path';
import { z } from 'zod';
import { readYaml } from '../../src/adapters/files/yamlFile.ts';
import type { FlowEvent, FlowTools } from '../../src/core/flow/types.ts';
import type { InboundContent } from '../../src/core/messaging/inbound.ts';
import { NODE_KINDS } from '../../src/core/flow/schema.ts';
import { after, lastTurn, SILENCE, tapOn } from './talk.ts';
import type { Talk } from './talk.ts';

const sharedSchema = z.object({
  kind: z.literal('contact_shared'),
  name: z.string().exactOptional(),
  phone: z.string().exactOptional(),
  address: z.string().exactOptional(),
});

const platformSchema = z.union([
  z.object({ kind: z.literal('tap'), payload: z.string() }),
  z.object({ kind: z.literal('opened'), ref: z.string() }),
  z.object({ kind: z.enum(['left', 'withdrew']) }),
  z.object({
    kind: z.literal('media'),
    media: z.enum(['image', 'sticker']),
    urls: z.array(z.string()),
  }),
  sharedSchema,
]);

const lineSchema = z.union([
  z.strictObject({ 'người dân': z.string() }),
  z.strictObject({ 'nền tảng': platformSchema }),
  z.strictObject({ 'An Sinh': z.string() }),
  z.strictObject({ 'sự việc': z.string() }),
]);

const caseSchema = z.strictObject({
  title: z.string(),
  /** Node kinds that this conversation is the case of. */
  covers: z.array(z.enum(NODE_KINDS)).default([]),
  lines: z.array(lineSchema),
});

export type Line = z.infer<typeof lineSchema>;
export type Conversation = z.infer<typeof caseSchema>;

/** The conversations of a folder of `test/cases`, one file each. */
export async function conversations(folder: string): Promise<readonly Conversation[]> {
  const names = (await readdir(folder)).sort();
  const files = names.map((name) => readYaml(path.join(folder, name), caseSchema));
  return (await Promise.all(files)).map(({ value }) => value);
}

/** What a person did, line by line, with what the bot said and did to it. */
export function transcript(lines: readonly Line[], tools: FlowTools): readonly Line[] {
  let talk = SILENCE;
  const written: Line[] = [];
  for (const line of lines) {
    const content = contentOf(line, talk);
    if (!content) continue;
    talk = after(talk, content, tools);
    written.push(line, ...lastTurn(talk).events.filter(isTold).map(eventLine));
  }
  return written;
}

/** "[Tên nút]" is a tap on the button shown last under that title. */
function contentOf(line: Line, talk: Talk): InboundContent | undefined {
  if ('nền tảng' in line) return line['nền tảng'];
  if (!('người dân' in line)) return undefined;
  const text = line['người dân'];
  return text.startsWith('[') ? tapOn(talk, text.slice(1, -1)) : { kind: 'text', text };
}

/** That something was computed is for whoever counts; the conversation shows what came of it. */
function isTold({ kind }: FlowEvent): boolean {
  return kind !== 'calculated';
}

function eventLine(event: FlowEvent): Line {
  if (event.kind !== 'message_created') return { 'sự việc': `${event.kind}${detailOf(event)}` };
  const { choices, image, contactRequest } = event.message;
  const request = contactRequest && `(xin liên hệ: ${contactRequest.asks})`;
  const text = [event.message.text, image && `(hình) ${image.caption}`, request]
    .filter(Boolean)
    .join('\n');
  const buttons = choices.map(({ title }) => `[${title}]`).join(' ');
  return { 'An Sinh': buttons === '' ? text : `${text}\n${buttons}` };
}

function detailOf(event: FlowEvent): string {
  if (event.kind === 'flow_failed') return ` ${event.flow}.${event.node}`;
  if (event.kind === 'answer_not_understood') return ` ${event.key} ${event.misses}`;
  if (event.kind !== 'lead_captured') return onlyDetail(event);
  const { wish, name, phone, province, commune, consent } = event.lead;
  return ` ${[wish, name, phone, province, commune, consent.id].join(', ')}`;
}

function onlyDetail(event: FlowEvent): string {
  return Object.entries(event)
    .filter(([name]) => name !== 'kind')
    .map(([, value]) => ` ${String(value)}`)
    .join('');
}
