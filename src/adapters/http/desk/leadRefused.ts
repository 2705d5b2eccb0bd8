import type { LeadRefusal } from '../../../conversation/leads/leadDesk.ts';
import type { DeskCode } from '../../../core/desk/words.ts';
import { refused, type DeskRefusal } from './reply.ts';

const CODES: Readonly<Record<LeadRefusal['code'], DeskCode>> = {
  not_found: 'not_found',
  changed_meanwhile: 'conflict',
  not_possible: 'lead_not_possible',
  already_claimed: 'lead_taken',
  not_yours: 'lead_not_yours',
  merged: 'lead_merged',
  same_lead: 'lead_itself',
  already_merged: 'lead_merged_before',
  in_the_past: 'call_back_past',
  too_far: 'call_back_far',
  unknown_reason: 'reason_unknown',
  unknown_group: 'group_unknown',
  cannot_take: 'colleague_unfit',
};

/** Why a deed is refused, in the desk's words. */
export function leadRefused({ code }: LeadRefusal): DeskRefusal {
  return refused(CODES[code]);
}
