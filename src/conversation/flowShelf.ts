import { flowLibrary } from '../core/flow/library.ts';
import { flowFileSchema, type Flow } from '../core/flow/schema.ts';
import type { FlowLibrary } from '../core/flow/types.ts';
import type { Log } from './ports.ts';
import type { FlowArchive } from './stores.ts';

/**
 * The flows people can be in: the current ones, and every older version the archive kept, so that
 * whoever is inside an old version finishes it. The current versions are archived first. A version
 * that this program can no longer read is left out: who stands in it lands in the menu.
 */
export async function openFlowShelf(
  current: readonly Flow[],
  { archive, log }: { archive: FlowArchive; log: Log },
): Promise<FlowLibrary> {
  await archive.keep(
    current.map(({ version, ...definition }) => ({ id: definition.id, version, definition })),
  );
  const older: Flow[] = [];
  for (const { id, version, definition } of await archive.all()) {
    const parsed = flowFileSchema.safeParse(definition);
    if (parsed.success) older.push({ ...parsed.data, version });
    else log.warn('flow_version_unreadable', { flow: id, version });
  }
  return flowLibrary(current, older);
}
