import { z } from 'zod';
import { isLocalDate, localDate } from '../shared/localDate.ts';

/** Where an answer holds: everywhere, or only for who lives in one of the two provinces. */
export const PLACES = ['national', 'hanoi', 'lao-cai'] as const;

export type Place = (typeof PLACES)[number];

const ID = /^[a-z0-9]+(-[a-z0-9]+)*$/;
const day = z.iso.date({ abort: true }).refine(isLocalDate).transform(localDate);
const template = z.string().min(1);

const source = z.strictObject({
  title: z.string().min(1),
  article: z.string().min(1),
  url: z.url({ protocol: /^https$/ }).optional(),
});

/** A result that a text speaks of: a calculator and what it is given. */
export const figureSchema = z.strictObject({
  calculator: z.string().min(1),
  with: z
    .record(z.string(), z.string().min(1))
    .describe('Common Expression Language by input, as in flows'),
});

const entrySchema = z.strictObject({
  id: z.string().regex(ID, 'use lower-case letters, digits and -'),
  question: template.describe('The plain question, as the bot lists it'),
  asked: z.array(z.string().min(1)).min(1).describe('Other ways in which people ask it'),
  figures: z.record(z.string().regex(/^[a-z][a-z0-9_]*$/), figureSchema).default({}),
  answer: template.describe('Liquid, as in flows'),
  more: template.optional(),
  flow: z.string().min(1).optional(),
  source: z.array(source).min(1),
  from: day,
  to: day.optional(),
  reviewed: day,
  status: z.enum(['confirmed', 'third_party', 'unverified']).default('unverified'),
});

/** One file of `content/faq/<place>`: a topic and its answers. */
export const topicFileSchema = z.strictObject({
  topic: z.string().min(1),
  entries: z.array(entrySchema).min(1),
});

export type TopicFile = z.infer<typeof topicFileSchema>;

/** A curated answer with where it holds; `id` is `national/lowest-income`. */
export interface Entry extends Omit<z.infer<typeof entrySchema>, 'id'> {
  readonly id: string;
  readonly place: Place;
  readonly topic: string;
}

/** The entries of a topic file under their full ids. */
export function entriesOf(place: Place, { topic, entries }: TopicFile): readonly Entry[] {
  return entries.map((entry) => ({ ...entry, id: `${place}/${entry.id}`, place, topic }));
}

/**
 * `content/faq/out-of-scope.yaml`: what people ask that is not for this bot, by topic. A question that
 * is nearer to one of these than to an answer is not answered.
 */
export const outOfScopeSchema = z.strictObject({
  topics: z.array(
    z.strictObject({ topic: z.string().min(1), asked: z.array(z.string().min(1)).min(1) }),
  ),
});

export type OutOfScope = z.infer<typeof outOfScopeSchema>;

/** The question as it reads without Liquid: what it says as it stands and its plain values. */
export function plainQuestion({ question }: Pick<Entry, 'question'>): string {
  return question
    .replace(/\{\{-?\s*["']([^"']*)["']\s*\|\s*plain\s*-?\}\}/g, '$1')
    .replace(/\{\{.*?\}\}|\{%.*?%\}/gs, ' ')
    .replace(/\s+/g, ' ')
    .trim();
}
