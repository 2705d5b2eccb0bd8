import { hasProvince, scopeOf, type Viewer } from '../../core/desk/viewer.ts';
import type { DeletionRegister, DeletionRequest } from '../dataDeletion.ts';
import type { DeskFault } from './deskFault.ts';

/**
 * Wishes to delete that a platform passed on. They name nobody we know, so they belong to no commune:
 * they are seen by whoever has a whole province.
 */
export interface PlatformRequests {
  /** What is due first stands first, done ones last. */
  list(viewer: Viewer): Promise<readonly DeletionRequest[]>;
  /** Notes that somebody carried it out. */
  finish(viewer: Viewer, code: string): Promise<DeletionRequest | DeskFault>;
}

export interface PlatformRequestNeeds {
  readonly register: Pick<DeletionRegister, 'list' | 'find' | 'finish'>;
}

export function makePlatformRequests({ register }: PlatformRequestNeeds): PlatformRequests {
  return {
    list: (viewer) =>
      hasProvince(scopeOf(viewer, 'requests.read')) ? register.list() : Promise.resolve([]),
    async finish(viewer, code) {
      if (!hasProvince(scopeOf(viewer, 'requests.write'))) return NOT_FOUND;
      if (!(await register.find(code))) return NOT_FOUND;
      if (!(await register.finish(code))) return { fault: 'already_done' };
      return (await register.find(code)) ?? NOT_FOUND;
    },
  };
}

const NOT_FOUND: DeskFault = { fault: 'not_found' };
