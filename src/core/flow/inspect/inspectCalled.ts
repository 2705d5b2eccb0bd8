import { fold } from '../../understanding/normalize.ts';
import type { Flow } from '../schema.ts';
import { error } from './finding.ts';
import type { Finding, Surroundings } from './finding.ts';

/** Words that open this flow and another as well: nobody could tell which one is meant. */
export function inspectCalled(flow: Flow, { flows }: Surroundings): readonly Finding[] {
  const others = flows.filter(({ id }) => id !== flow.id);
  return flow.called.flatMap((called) =>
    others
      .filter((other) => other.called.some((word) => fold(word) === fold(called)))
      .map((other) =>
        error(flow, undefined, {
          message: `"${called}" opens this flow and "${other.id}"`,
          cure: 'leave it to one of them, or say it more precisely',
        }),
      ),
  );
}
