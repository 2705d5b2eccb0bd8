import { z } from 'zod';

const template = z.string().min(1);

/**
 * The shape of `content/phrases/talk.yaml`: what the bot says to a citizen when it has a conversation
 * again. Liquid that knows `you` and `You`.
 */
export const talkWordsSchema = z.strictObject({
  /** A colleague gave it back, or said all there was to say. */
  given_back: template,
  /** Nobody answered in time; the bot answers what was asked right after this. */
  busy: template,
  /** Nobody answered, and too long ago: the person is asked to say it again. */
  late: template,
});

/** `content/phrases/talk.yaml`, checked. */
export type TalkWords = z.infer<typeof talkWordsSchema>;
