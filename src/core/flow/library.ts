import type { Flow } from './schema.ts';
import type { FlowLibrary } from './types.ts';

/** A library of the current flows, and of older versions that sessions may still stand in. */
export function flowLibrary(current: readonly Flow[], older: readonly Flow[] = []): FlowLibrary {
  const now = new Map(current.map((flow) => [flow.id, flow]));
  const versions = new Map([...older, ...current].map((flow) => [nameOf(flow), flow]));
  const wishes = current.flatMap(({ id, title, called }) =>
    called.length > 0 ? [{ value: id, title, also: called }] : [],
  );
  return {
    wishes,
    find: (id, version) =>
      version === undefined ? now.get(id) : versions.get(nameOf({ id, version })),
  };
}

function nameOf({ id, version }: { readonly id: string; readonly version: string }): string {
  return `${id}@${version}`;
}
