import { z } from 'zod';

/**
 * Everything the desk's API may refuse with. A code is added here, its sentence in
 * `content/phrases/desk.yaml`, and its status in `adapters/http/desk/reply.ts`.
 */
export const DESK_CODES = [
  'signed_out',
  'forbidden',
  'not_found',
  'foreign_origin',
  'malformed',
  'too_large',
  'too_many_requests',
  'failed',
  'conflict',
  'wrong_credentials',
  'wrong_password',
  'link_unknown',
  'link_expired',
  'link_used',
  'username_malformed',
  'username_taken',
  'password_short',
  'password_long',
  'password_is_username',
  'password_common',
  'area_required',
  'area_unknown',
  'area_outside',
  'last_supervisor',
  'not_yourself',
  'already_done',
  'lead_not_possible',
  'lead_taken',
  'lead_not_yours',
  'lead_merged',
  'lead_itself',
  'lead_merged_before',
  'call_back_past',
  'call_back_far',
  'reason_unknown',
  'group_unknown',
  'colleague_unfit',
  'upload_too_large',
  'file_refused',
  'list_refused',
  'not_the_latest',
  'preview_outdated',
  'export_too_long',
  'code_wrong',
  'road_absent',
  'road_closed',
  'road_failing',
  'browser_unfit',
  'talk_taken',
  'talk_not_taken',
  'talk_not_yours',
  'talk_closed',
  'talk_stopped',
  'talk_simulated',
  'absence_backwards',
  'absence_over',
  'absence_long',
  'absence_overlaps',
] as const;

export type DeskCode = (typeof DESK_CODES)[number];

const sentence = z.string().min(1);

/** The shape of `content/phrases/desk.yaml`: what the desk's API says to those who work there. */
export const deskWordsSchema = z.strictObject({
  /** A sentence per code; `{…}` marks are filled in. */
  errors: z.record(z.enum(DESK_CODES), sentence),
  /** Words that are easily guessed; compared without case. */
  common_passwords: z.array(z.string().min(1)).min(1),
  /** The readable copy of one person's data: headings by what they stand above. */
  copy: z.strictObject({
    title: sentence,
    made: sentence,
    person: sentence,
    messages: sentence,
    from_person: sentence,
    to_person: sentence,
    remembered: sentence,
    leads: sentence,
    requests: sentence,
    nothing: sentence,
  }),
});

/** `content/phrases/desk.yaml`, checked. */
export type DeskWords = z.infer<typeof deskWordsSchema>;
