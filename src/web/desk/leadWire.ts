import type { LegalReference } from '../../core/policy/assessment.ts';
import { isLocalDate } from '../../core/shared/localDate.ts';
import {
  both,
  isAnything,
  isNumber,
  isRecord,
  isText,
  listOf,
  mapOf,
  maybe,
  shape,
  type Guard,
} from './guards.ts';
import { isLeadRow, type LeadRow, type Names } from './wire.ts';

export interface ComputedLine {
  readonly label: string;
  readonly amount?: number | undefined;
  readonly references: readonly LegalReference[];
}

const isReference: Guard<LegalReference> = (value): value is LegalReference =>
  isRecord(value) &&
  isText(value['title']) &&
  isText(value['article']) &&
  isText(value['from']) &&
  isLocalDate(value['from']) &&
  (value['url'] === undefined || isText(value['url']));

export const isLine = shape<ComputedLine>({
  label: isText,
  amount: maybe(isNumber),
  references: listOf(isReference),
});

export interface Computed {
  readonly name: string;
  readonly lines: readonly ComputedLine[];
}

/** The words a person agreed to. */
export interface WireConsent {
  readonly text: string;
  readonly version: string;
  readonly at: number;
}

const isConsent = shape<WireConsent>({ text: isText, version: isText, at: isNumber });

interface Whole {
  readonly contactId: string;
  readonly facts: Readonly<Record<string, unknown>>;
  readonly consent: WireConsent;
  readonly computed: readonly Computed[];
  readonly work: {
    readonly mergedInto?: string | undefined;
    readonly refusal?: string | undefined;
  };
}

const isWhole = shape<Whole>({
  contactId: isText,
  facts: mapOf(isAnything),
  consent: isConsent,
  computed: listOf(shape<Computed>({ name: isText, lines: listOf(isLine) })),
  work: shape<Whole['work']>({ mergedInto: maybe(isText), refusal: maybe(isText) }),
});

export type WholeLead = LeadRow & Whole;

export interface HistoryLine {
  readonly at: number;
  readonly by?: string | undefined;
  readonly kind: string;
  readonly facts: Readonly<Record<string, unknown>>;
}

export interface Utterance {
  readonly from: string;
  readonly at: number;
  readonly content: unknown;
  readonly delivery?: string | undefined;
}

export interface Duplicate extends LeadRow {
  readonly same: string;
}

export interface Merged extends LeadRow {
  readonly mergeId: string;
}

/** Everything of one lead. */
export interface LeadSheet {
  readonly lead: WholeLead;
  readonly history: readonly HistoryLine[];
  readonly conversation: readonly Utterance[];
  readonly duplicates: readonly Duplicate[];
  readonly merged: readonly Merged[];
  readonly names: Names;
}

export const isLeadSheet = shape<LeadSheet>({
  lead: both(isLeadRow, isWhole),
  history: listOf(
    shape<HistoryLine>({ at: isNumber, by: maybe(isText), kind: isText, facts: mapOf(isAnything) }),
  ),
  conversation: listOf(
    shape<Utterance>({
      from: isText,
      at: isNumber,
      content: isAnything,
      delivery: maybe(isText),
    }),
  ),
  duplicates: listOf(both(isLeadRow, shape<{ readonly same: string }>({ same: isText }))),
  merged: listOf(both(isLeadRow, shape<{ readonly mergeId: string }>({ mergeId: isText }))),
  names: mapOf(isText),
});

export const isColleagues = shape<{
  readonly colleagues: readonly { readonly staff: string; readonly name: string }[];
}>({
  colleagues: listOf(
    shape<{ readonly staff: string; readonly name: string }>({ staff: isText, name: isText }),
  ),
});
