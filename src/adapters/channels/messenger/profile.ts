import type { AccountProfile } from '../../../core/openings/profile.ts';

/** The payload of “Get started”, in the profile and when it comes back. */
export const GET_STARTED = 'GET_STARTED';

/** The parts of a Messenger profile that are ours to set. */
export const PROFILE_PARTS = [
  'get_started',
  'greeting',
  'persistent_menu',
  'ice_breakers',
] as const;

/** The profile as Meta takes it (`POST /{page}/messenger_profile`); an empty list has no part. */
export function toGraphProfile({
  greeting,
  menu,
  ice_breakers: iceBreakers,
}: AccountProfile): Readonly<Record<string, unknown>> {
  const actions = menu.map(({ title, opens }) => ({ type: 'postback', title, payload: opens }));
  const questions = iceBreakers.map(({ question, opens }) => ({ question, payload: opens }));
  return {
    get_started: { payload: GET_STARTED },
    greeting: [{ locale: 'default', text: greeting }],
    persistent_menu: [
      { locale: 'default', composer_input_disabled: false, call_to_actions: actions },
    ],
    ...(questions.length > 0 && {
      ice_breakers: [{ locale: 'default', call_to_actions: questions }],
    }),
  };
}

/** A part of the profile that is not live as it should be; undefined: there is to be none. */
export interface ProfileDifference {
  readonly part: string;
  readonly live: unknown;
  readonly wanted: unknown;
}

/** Where the live profile differs; members that Meta adds by itself do not count. */
export function profileDifferences(
  live: Readonly<Record<string, unknown>>,
  wanted: Readonly<Record<string, unknown>>,
): readonly ProfileDifference[] {
  return PROFILE_PARTS.flatMap((part) =>
    isAsWanted(live[part], wanted[part]) ? [] : [{ part, live: live[part], wanted: wanted[part] }],
  );
}

function isAsWanted(live: unknown, wanted: unknown): boolean {
  if (Array.isArray(wanted)) {
    return (
      Array.isArray(live) &&
      live.length === wanted.length &&
      wanted.every((each, index) => isAsWanted(live[index], each))
    );
  }
  if (typeof wanted !== 'object' || wanted === null) return live === wanted;
  const members = new Map(Object.entries(live ?? {}));
  return Object.entries(wanted).every(([name, value]) => isAsWanted(members.get(name), value));
}
