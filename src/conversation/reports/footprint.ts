import { communeId, partsOfCommune } from '../../core/desk/communeId.ts';
import type { AnswerKey, FlowEvent, Session } from '../../core/flow/types.ts';
import { factsOf } from '../../core/flow/heard.ts';
import { groupsOf, type GroupRules } from '../../core/lead/groups.ts';
import type { AnswerKind } from '../../core/understanding/reading.ts';

/** What one turn adds to the counts of the flows: ids and kinds, never what a person said. */
export interface Footprint {
  /** One mark per flow and question touched; `node` is empty for the flow as a whole. */
  readonly marks: readonly Mark[];
  /** The question the person now stands at, `flow.node`; absent: at none. */
  readonly open?: AnswerKey;
  /** The wish of a lead that was captured. */
  readonly wish?: string;
  readonly province?: string;
  /** Its id in the whole country: `hanoi/ba-dinh`. */
  readonly commune?: string;
  /** The group of the law the person said to belong to, e.g. `near_poor`: it decides about support. */
  readonly supportGroup?: string;
  /** Ids of the potential groups that follow from what the person said, as a lead's do. */
  readonly groups: readonly string[];
}

export interface Mark {
  readonly flow: string;
  readonly node: string;
  readonly answered: boolean;
  /** Times an answer was not understood in this turn. */
  readonly misses: number;
  /** A calculator's result was shown; only of a flow as a whole, like `captured`. */
  readonly computed: boolean;
  readonly captured: boolean;
}

/** A turn, as whoever counts sees it. */
export interface Walked {
  readonly before: Session | undefined;
  readonly after: Session;
  readonly events: readonly FlowEvent[];
}

const UNTOUCHED = { answered: false, misses: 0, computed: false, captured: false };

/** Where a turn led in the flows; undefined when it touched none, as an answer of the curated ones. */
export function footprintOf(walked: Walked, rules: GroupRules): Footprint | undefined {
  const { after, events } = walked;
  if (events.some(({ kind }) => kind === 'erasure_requested')) return undefined;
  const touched = [...events.flatMap((event) => marksOf(walked, event)), ...newQuestion(walked)];
  if (touched.length === 0) return undefined;
  return {
    marks: together([...touched, ...touched.map(({ flow }) => markOf(flow))]),
    ...(after.open && { open: after.open.key }),
    ...placed({ province: known(after, 'province'), commune: known(after, 'commune') }),
    ...placed({ supportGroup: supportGroupOf(after) }),
    groups: potentialGroups(after, rules),
    ...captured(events),
  };
}

/** What is known of it, and nothing of what is not. */
function placed<Name extends string>(
  said: Readonly<Record<Name, string | undefined>>,
): Partial<Record<Name, string>>;
function placed(said: Readonly<Record<string, string | undefined>>) {
  return Object.fromEntries(Object.entries(said).filter(([, value]) => value !== undefined));
}

/** A lead knows best where the person lives. */
function captured(events: readonly FlowEvent[]): Partial<Footprint> {
  const lead = events.find((event) => event.kind === 'lead_captured')?.lead;
  if (!lead) return {};
  const { wish, province, commune } = lead;
  const id = commune === undefined ? undefined : communeId(province, commune);
  return { wish, province, ...placed({ commune: id }) };
}

function newQuestion({ before, after }: Walked): readonly Mark[] {
  const key = after.open?.key;
  return key === undefined || key === before?.open?.key ? [] : [markAt(key)];
}

function marksOf(walked: Walked, event: FlowEvent): readonly Mark[] {
  switch (event.kind) {
    case 'flow_started':
      return [markOf(event.flow)];
    case 'calculated':
      return [{ ...markOf(event.flow), computed: true }];
    case 'answer_given':
      return [{ ...markAt(event.key), answered: true }];
    case 'answer_not_understood':
      return [{ ...markAt(event.key), misses: 1 }];
    case 'lead_captured':
      return capturing(walked);
    case 'message_created':
    case 'consent_refused':
    case 'person_requested':
    case 'contact_stopped':
    case 'contact_resumed':
    case 'erasure_requested':
    case 'flow_ended':
    case 'text_unmatched':
    case 'model_asked':
    case 'picture_refused':
    case 'flow_failed':
      return [];
  }
}

/** A lead counts in the flow that the person stands in. */
function capturing({ before, after }: Walked): readonly Mark[] {
  const flow = (after.root ?? before?.root)?.id;
  return flow === undefined ? [] : [{ ...markOf(flow), captured: true }];
}

function markOf(flow: string): Mark {
  return { flow, node: '', ...UNTOUCHED };
}

/** A question's key is its flow and its node. */
function markAt(key: AnswerKey): Mark {
  const [flow = '', node = ''] = key.split('.');
  return { flow, node, ...UNTOUCHED };
}

/** One mark per flow and node. */
export function together(marks: readonly Mark[]): readonly Mark[] {
  const found = new Map<string, Mark>();
  for (const mark of marks) {
    const place = `${mark.flow}.${mark.node}`;
    const other = found.get(place);
    found.set(place, other ? merged(other, mark) : mark);
  }
  return [...found.values()];
}

function merged(a: Mark, b: Mark): Mark {
  return {
    flow: a.flow,
    node: a.node,
    answered: a.answered || b.answered,
    misses: a.misses + b.misses,
    computed: a.computed || b.computed,
    captured: a.captured || b.captured,
  };
}

function known({ known: all }: Session, kind: AnswerKind): string | undefined {
  const value = Object.values(all).findLast((answer) => answer.kind === kind)?.value;
  return typeof value === 'string' ? value : undefined;
}

/** The variable every flow of ours keeps the group in, as the lexicon's slot does. */
function supportGroupOf({ known: all }: Session): string | undefined {
  const value = all['group']?.value;
  return typeof value === 'string' ? value : undefined;
}

/** What flows keep about a person is named like the facts of a lead. */
function potentialGroups(session: Session, rules: GroupRules): readonly string[] {
  const commune = known(session, 'commune');
  return groupsOf(rules, {
    facts: factsOf(session),
    ...placed({ commune: commune === undefined ? undefined : partsOfCommune(commune).commune }),
  });
}
