import type { Phrases } from '../phrases.ts';
import type { Flow } from '../schema.ts';

/** Something an author should mend, and how. */
export interface Finding {
  readonly flow: string;
  /** Absent when it concerns the flow as a whole. */
  readonly node?: string;
  readonly severity: 'error' | 'warning';
  readonly message: string;
  readonly cure: string;
}

/** What a picture is drawn from. */
export interface PictureFields {
  readonly fields: ReadonlySet<string>;
  readonly required: ReadonlySet<string>;
}

/** What flows are checked against; a set that is absent is not checked. */
export interface Surroundings {
  readonly flows: readonly Flow[];
  readonly phrases: Phrases;
  /** The fields of a result, by calculator. */
  readonly calculators?: ReadonlyMap<string, ReadonlySet<string>>;
  /** The fields of an input, by picture, and those it cannot do without. */
  readonly pictures?: ReadonlyMap<string, PictureFields>;
  /** The codes under which calculators refuse. */
  readonly refusals?: ReadonlySet<string>;
  /** What `law` can show: ids of single numbers, and `id:key` of those by group or sex. */
  readonly parameters?: ReadonlySet<string>;
}

/** One kind of check over one flow. */
export type Check = (flow: Flow, surroundings: Surroundings) => readonly Finding[];

export function error(flow: Flow, node: string | undefined, words: Words): Finding {
  return finding('error', flow, node, words);
}

export function warning(flow: Flow, node: string | undefined, words: Words): Finding {
  return finding('warning', flow, node, words);
}

interface Words {
  readonly message: string;
  readonly cure: string;
}

function finding(
  severity: Finding['severity'],
  flow: Flow,
  node: string | undefined,
  words: Words,
): Finding {
  return { flow: flow.id, ...(node !== undefined && { node }), severity, ...words };
}
