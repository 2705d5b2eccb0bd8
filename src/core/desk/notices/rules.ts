import { z } from 'zod';
import { NOTICE_KINDS } from '../notice.ts';

const timeOfDay = z
  .string()
  .regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'must be a time like "21:00", in quotes')
  .transform((text) => Number(text.slice(0, 2)) * 60 + Number(text.slice(3)));

/** The shape of `content/desk/notices.yaml`: when colleagues are told. */
export const noticeRulesSchema = z.strictObject({
  /** For whoever has not chosen otherwise; minutes after midnight once read. */
  quiet_hours: z.strictObject({ from: timeOfDay, to: timeOfDay }),
  /** Told outside working time as well. */
  cannot_wait: z.array(z.enum(NOTICE_KINDS)),
  /** For so many minutes after telling somebody, what follows is gathered into one message. */
  gather_minutes: z.strictObject({ mail: z.number().min(0), push: z.number().min(0) }),
});

/** `content/desk/notices.yaml`, checked. */
export type NoticeRules = z.infer<typeof noticeRulesSchema>;

const sentence = z.string().min(1);

/** One thing told: `title` stands alone on a small screen, `line` in a letter. */
const told = z.strictObject({ title: sentence, line: sentence });

/** The shape of `content/phrases/notices.yaml`. Marks: see the file. */
export const noticeWordsSchema = z.strictObject({
  told: z.record(z.enum(NOTICE_KINDS), told),
  wishes: z.record(z.string(), sentence),
  by: sentence,
  at: sentence,
  several: sentence,
  elsewhere: sentence,
  mail: z.strictObject({ greeting: sentence, open: sentence, farewell: sentence }),
  code: z.strictObject({ subject: sentence, text: sentence }),
  test: z.strictObject({ title: sentence, line: sentence }),
});

/** `content/phrases/notices.yaml`, checked. */
export type NoticeWords = z.infer<typeof noticeWordsSchema>;
