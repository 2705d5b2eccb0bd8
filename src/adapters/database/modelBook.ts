import type { ModelBook } from '../../conversation/stores.ts';
import type { Queries } from './openDatabase.ts';
import { modelCalls } from './schema.ts';

/** The book of calls to the model, a row a call. */
export function databaseModelBook({ queries }: { queries: Queries }): ModelBook {
  return {
    async record({ tokens, ...call }) {
      await queries.insert(modelCalls).values({
        ...call,
        milliseconds: Math.round(call.milliseconds),
        tokensSent: tokens?.sent,
        tokensWritten: tokens?.written,
      });
    },
  };
}
