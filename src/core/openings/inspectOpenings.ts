import type { CommentsFile } from './comments.ts';
import type { LinksFile } from './links.ts';
import { flowOpened } from './opens.ts';
import type { AccountProfile } from './profile.ts';

/** Something wrong in one of the files. */
export interface OpeningFinding {
  readonly path: readonly PropertyKey[];
  readonly message: string;
}

/** Flows that links, the profile and answers to comments name and nobody wrote. */
export function inspectProfile(
  { menu, ice_breakers: iceBreakers }: AccountProfile,
  flows: ReadonlySet<string>,
): readonly OpeningFinding[] {
  return [
    ...menu.flatMap(({ opens }, index) =>
      missing(flowOpened(opens), flows, ['menu', index, 'opens']),
    ),
    ...iceBreakers.flatMap(({ opens }, index) =>
      missing(flowOpened(opens), flows, ['ice_breakers', index, 'opens']),
    ),
  ];
}

export function inspectLinks(
  { links }: LinksFile,
  flows: ReadonlySet<string>,
): readonly OpeningFinding[] {
  return Object.entries(links).flatMap(([ref, { flow }]) =>
    missing(flow, flows, ['links', ref, 'flow']),
  );
}

export function inspectComments(
  { rules }: CommentsFile,
  flows: ReadonlySet<string>,
): readonly OpeningFinding[] {
  return rules.flatMap(({ button }, index) =>
    missing(flowOpened(button.opens), flows, ['rules', index, 'button', 'opens']),
  );
}

function missing(
  flow: string | undefined,
  flows: ReadonlySet<string>,
  path: readonly PropertyKey[],
): readonly OpeningFinding[] {
  if (flow === undefined || flows.has(flow)) return [];
  return [{ path, message: `there is no flow "${flow}"` }];
}
