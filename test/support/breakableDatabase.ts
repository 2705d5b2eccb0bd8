import type { Database, Queries } from '../../src/adapters/database/openDatabase.ts';
import { arrivals } from './arrivals.ts';

type Call = 'transaction' | 'execute' | 'insert' | 'select';

/** A database that can be told to refuse. */
export interface BreakableDatabase {
  readonly database: Database;
  /** Refuses these calls from now on; none: works again. */
  refuse(...calls: readonly Call[]): void;
  /** Resolves when a call was refused since `refuse`. */
  refused(): Promise<unknown>;
}

/** The same database behind a door that can be shut. */
export function breakable(database: Database): BreakableDatabase {
  let shut: ReadonlySet<unknown> = new Set();
  const refusals = arrivals<unknown>();
  let earlier = 0;
  const guarded = (queries: Queries): Queries =>
    new Proxy(queries, {
      get(target, name) {
        if (shut.has(name)) {
          refusals.add(name);
          throw new Error('the database refuses, as the test wants');
        }
        const member: unknown = Reflect.get(target, name);
        const bound: unknown = typeof member === 'function' ? member.bind(target) : member;
        return bound;
      },
    });
  return {
    database: {
      ...database,
      queries: guarded(database.queries),
      alone: (name, work) => database.alone(name, (queries) => work(guarded(queries))),
    },
    refuse(...calls) {
      shut = new Set(calls);
      if (calls.length > 0) earlier = refusals.all.length;
    },
    refused: () => refusals.reached(earlier + 1),
  };
}
