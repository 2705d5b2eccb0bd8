import { z } from 'zod';

const template = z.string().min(1);

/** The machine's own words, from `content/phrases/vi.yaml`; every text is a Liquid template. */
export const phrasesSchema = z.strictObject({
  /** Asked again: `{{ example }}` is the example of the question. */
  not_understood: template,
  /** After the third miss: offers a person. */
  not_understood_offer_person: template,
  /** `{{ said }}`, e.g. "Bác sinh năm 1985, đúng không ạ?" */
  confirm: z.record(z.string(), template),
  which_one: template,
  impossible: z.record(z.string(), template),
  consents: z.record(
    z.string(),
    z.strictObject({ version: z.iso.date(), text: template, yes: z.string(), no: z.string() }),
  ),
  /** The bot could not go on; a person will answer. */
  failed: template,
  /** A flow or its version went away while the person was inside. */
  landed: template,
  nothing_to_explain: template,
  nothing_to_change: template,
  nothing_before: template,
  media_received: z.record(z.string(), template),
  buttons: z.strictObject({
    yes: z.string(),
    no: z.string(),
    menu: z.string(),
    back: z.string(),
    person: z.string(),
    why: z.string(),
  }),
});

export type Phrases = z.infer<typeof phrasesSchema>;
