import type { IgnoredReason } from '../../../core/messaging/inbound.ts';

/**
 * What becomes of an event: a person is answered or obeyed (`person`), something is noted about a
 * message of ours or the account (`delivered`, `seen`, `echo`, `revoked`), or it is acknowledged and
 * counted under a reason.
 */
export type Handling = 'person' | 'delivered' | 'seen' | 'echo' | 'revoked' | IgnoredReason;

/**
 * Every event that Zalo is known to post (docs.zaloplatforms.com, OA, "Webhook"; names that only
 * integrators report are marked). A name that stands nowhere is `unknown_event`.
 */
const CATALOGUE: ReadonlyMap<string, Handling> = new Map([
  ...each('person', [
    'user_send_text',
    'user_send_image',
    'user_send_gif', // reported as never sent
    'user_send_link',
    'user_send_audio',
    'user_send_video',
    'user_send_sticker',
    'user_send_location',
    'user_send_business_card',
    'user_send_file',
    'user_submit_info',
    'follow',
    'unfollow',
    'user_click_chatnow',
    'user_withdraw',
  ]),
  ...each('delivered', ['user_received_message']),
  ...each('seen', ['user_seen_message']),
  ...each('echo', [
    'oa_send_text',
    'oa_send_image',
    'oa_send_gif',
    'oa_send_list',
    'oa_send_file',
    'oa_send_sticker',
    'oa_send_template',
  ]),
  ...each('revoked', ['permission_revoked']),
  ...each('reaction', ['user_reacted_message', 'oa_reacted_message']),
  ...each('not_used', [
    // A visitor of a web page: an answer needs two ids and another endpoint.
    'anonymous_send_text',
    'anonymous_send_image',
    'anonymous_send_file',
    'anonymous_send_sticker',
    'oa_send_anonymous_text',
    'oa_send_anonymous_image',
    'oa_send_anonymous_file',
    'oa_send_anonymous_sticker',
    'add_user_to_tag',
    'remove_user_from_tag',
    'remove_tag',
    'update_user_info',
    // Templates by phone number (ZBS/ZNS).
    'user_feedback',
    'user_click_response_button',
    'change_template_status',
    'change_template_quality',
    'change_template_quota',
    'change_oa_daily_quota',
    'change_oa_template_tags',
    'event_journey_time_out',
    'event_journey_acknowledged',
    // Calls.
    'oa_send_consent',
    'user_reply_consent',
    'user_call_oa',
    'oa_call_user',
    // Groups; some names have two spellings.
    'create_group',
    'user_join_group',
    'user_request_join_group',
    'accept_request_join_group',
    'reject_request_join_group',
    'react_request_join_group_accept',
    'add_group_admin',
    'remove_group_admin',
    'update_group_info',
    'user_out_group',
    'user_leave_group',
    'delete_group',
    // The old shop.
    'shop_has_order',
    'user_asking_product',
    'extension_purchased',
    'widget_interaction_accepted',
    'widget_failed_to_sync_user_external_id',
  ]),
]);

/** What becomes of the event of this name; `unknown_event` for one that nobody has told us of. */
export function handlingOf(eventName: string): Handling {
  const known = CATALOGUE.get(eventName);
  if (known) return known;
  return GROUP_MESSAGE.test(eventName) ? 'not_used' : 'unknown_event';
}

/** Messages in groups: one name per kind of message. */
const GROUP_MESSAGE = /^(user|oa)_send_group_\w+$/;

function each(handling: Handling, names: readonly string[]): [string, Handling][] {
  return names.map((name) => [name, handling]);
}
