import { z } from 'zod';
import type { Silence } from './steps.ts';
import { PAYING_METHODS } from '../shared/payingMethods.ts';
import { LEAD_STATES } from './work.ts';

const id = z.string().regex(/^[a-z0-9]+(_[a-z0-9]+)*$/, 'use lower-case letters, digits and _');
const place = z
  .string()
  .regex(/^[a-z0-9]+([-_][a-z0-9]+)*$/, 'use the id of a province or commune');
const words = z.string().min(1);
const hours = z.number().positive();

const silence = z.strictObject({
  remind_after: hours,
  reassign_after: hours,
  escalate_after: hours,
  follow_up_after: hours,
  retry_after: hours,
  promise: hours,
});

/** What an office may set otherwise. */
const otherSilence = z.strictObject({
  remind_after: hours.exactOptional(),
  reassign_after: hours.exactOptional(),
  escalate_after: hours.exactOptional(),
  follow_up_after: hours.exactOptional(),
  retry_after: hours.exactOptional(),
  promise: hours.exactOptional(),
});

type SilenceInFile = z.infer<typeof silence>;

const each = <const Name extends string>(names: readonly Name[]) => z.record(z.enum(names), words);

/** The shape of `content/desk/leads.yaml`. */
export const deskRulesSchema = z
  .strictObject({
    silence,
    /** Offices that count otherwise: what is not written is as above. */
    offices: z.array(z.strictObject({ places: z.array(place).min(1), silence: otherSilence })),
    /** Why somebody does not want to join, for the button and for counting. */
    refusals: z.array(z.strictObject({ id, title: words })).min(1),
    states: each(LEAD_STATES),
    methods: each(PAYING_METHODS),
  })
  .refine(
    ({ silence: everywhere, offices }) =>
      [{}, ...offices.map((office) => office.silence)].every((one) =>
        isRising({ ...everywhere, ...one }),
      ),
    {
      path: ['silence'],
      message: 'in every office reminding comes before reassigning, and that before escalating',
    },
  );

/** `content/desk/leads.yaml`, checked. */
export type DeskRules = z.infer<typeof deskRulesSchema>;

/**
 * How silence is answered in a place: as its commune's office says, else its province's, else as
 * everywhere. Hours are working hours.
 */
export function silenceIn(
  { silence: everywhere, offices }: Pick<DeskRules, 'silence' | 'offices'>,
  { province, commune }: { readonly province: string; readonly commune?: string },
): Silence {
  const of = (id: string | undefined) =>
    offices.filter(({ places }) => id !== undefined && places.includes(id));
  const special = [...of(province), ...of(commune)].map((office) => office.silence);
  return toSilence(special.reduce<SilenceInFile>((all, one) => ({ ...all, ...one }), everywhere));
}

function isRising({
  remind_after: first,
  reassign_after: second,
  escalate_after: third,
}: SilenceInFile) {
  return first < second && second < third;
}

function toSilence(file: SilenceInFile): Silence {
  return {
    remindAfter: file.remind_after,
    reassignAfter: file.reassign_after,
    escalateAfter: file.escalate_after,
    followUpAfter: file.follow_up_after,
    retryAfter: file.retry_after,
    promise: file.promise,
  };
}
