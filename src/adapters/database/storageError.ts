import { UnstorableTurn } from '../../conversation/stores.ts';

/** SQLSTATE classes that blame what was to be stored, not the database: data, integrity. */
const BLAMES_THE_DATA = /^(?:22|23)/;

/**
 * Tells a turn that can never be stored from a database that could not store it now. Drivers wrap
 * the server's error, so the whole chain of causes is looked at.
 */
export function toStorageError(error: unknown): unknown {
  for (let each = error; each instanceof Error; each = each.cause) {
    if ('code' in each && typeof each.code === 'string' && BLAMES_THE_DATA.test(each.code)) {
      return new UnstorableTurn(each.code, { cause: error });
    }
  }
  return error;
}
