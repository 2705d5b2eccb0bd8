import type { ContactKey } from '../shared/contact.ts';
import type { LocalDate } from '../shared/localDate.ts';
import type { InboundContent } from '../messaging/inbound.ts';
import type { CaptionedImage, OutboundMessage } from '../messaging/outbound.ts';
import type { AssessmentLine, Outcome } from '../policy/assessment.ts';
import type {
  AnswerKind,
  AnswerValue,
  ChoiceWords,
  Reading,
  Understanding,
} from '../understanding/reading.ts';
import type { Consent, LeadDraft } from '../lead/lead.ts';
import type { Heard } from './heard.ts';
import type { Offered } from './offered.ts';
import type { Flow } from './schema.ts';
import type { Phrases } from './phrases.ts';

/** A flow as a session remembers it: the version is a hash of the file's meaning. */
export interface FlowRef {
  readonly id: string;
  readonly version: string;
}

/** Where a question stands: `flow.node`. Answers are kept under it. */
export type AnswerKey = string;

/** The words of a consent as they were shown, with the id and version of the text. */
export type ConsentText = Pick<Consent, 'id' | 'version' | 'text'>;

export interface Answer {
  readonly variable: string;
  /** What was asked for: an answer is only reused for a question of the same kind. */
  readonly kind: AnswerKind;
  readonly value: AnswerValue;
  /** The value in a person's words, to read it back. */
  readonly said: string;
  /** The platform's id of the message it came with: the proof of a consent. */
  readonly platformId: string;
  /** Epoch milliseconds. */
  readonly at: number;
  /** What the person agreed to, for `kind: consent`. */
  readonly consent?: ConsentText;
  /** True when it was not asked but known from before: "quay lại" passes over it. */
  readonly reused?: true;
}

/** The question the person is being asked; one that stands on the path is being changed. */
export interface OpenQuestion {
  readonly key: AnswerKey;
  /** How often an answer was not understood so far. */
  readonly misses: number;
  /** A reading that waits for "đúng" or "không". */
  readonly confirming?: Extract<Reading, { kind: 'understood' }>;
  /** Readings the person chooses from. */
  readonly options?: Extract<Reading, { kind: 'ambiguous' }>['options'];
  /** The consent text that was shown with the question. */
  readonly consent?: ConsentText;
}

/**
 * Everything a conversation remembers, as plain JSON. Positions are not stored: the state is the
 * answers, replayed through the flow (`root`), so back and change cost nothing.
 */
export interface Session {
  /** The flow the answers are replayed through; absent before the first word. */
  readonly root?: FlowRef;
  /** Versions of every flow the path runs through, pinned when first entered. */
  readonly versions: Readonly<Record<string, string>>;
  /** Keys of the questions answered so far, in order. */
  readonly path: readonly AnswerKey[];
  readonly answers: Readonly<Record<AnswerKey, Answer>>;
  /** What is known about the person across flows, by variable: a later flow need not ask again. */
  readonly known: Readonly<Record<string, Answer>>;
  readonly open?: OpenQuestion;
  /** Buttons shown last beside the open question, or in its place; they stand for one message. */
  readonly offered?: Offered;
  /** What was told in passing and no question has taken yet, by slot. */
  readonly heard?: Readonly<Record<string, Heard>>;
  /** The law behind the figures said last, for "vì sao". */
  readonly lines: readonly AssessmentLine[];
  /** True after "dừng": the bot is silent until the person starts again. */
  readonly stopped: boolean;
  /** The link or advertisement that led here last. */
  readonly source?: Source;
}

/** Where somebody came from: kept with their lead. */
export interface Source {
  readonly ref: string;
  readonly facts: Readonly<Record<string, string>>;
}

/** What a link opens, and what is known of who comes through it. */
export interface PlannedLink {
  readonly flow: string;
  readonly facts: Readonly<Record<string, string>>;
}

/** One thing a person did, with what identifies and dates it. */
export interface FlowInput {
  readonly content: InboundContent;
  readonly platformId: string;
  /** Epoch milliseconds. */
  readonly at: number;
  /** What a language model has to say to it; absent: there is none. */
  readonly model?: ModelWord;
}

/**
 * `may_be_asked`: a turn that is unsure may ask, and is taken again when the model has answered.
 * `silent`: it was asked in vain. `answered`: a text that is grounded in the passages of `ids`.
 */
export type ModelWord =
  | { readonly kind: 'may_be_asked' | 'silent' }
  | { readonly kind: 'answered'; readonly text: string; readonly ids: readonly string[] };

/** Something a model may answer from: a curated answer, or what a calculator came to. */
export interface Passage {
  /** The full id of an entry, or `calculator`. */
  readonly id: string;
  readonly text: string;
}

/** What a model is asked; the question is masked. */
export interface Consultation {
  readonly question: string;
  /** How the person is spoken to. */
  readonly you: string;
  readonly passages: readonly Passage[];
}

/** What happened in a turn; somebody else writes, sends and notifies. */
export type FlowEvent =
  | { readonly kind: 'message_created'; readonly message: OutboundMessage }
  | { readonly kind: 'lead_captured'; readonly lead: LeadDraft }
  /** The person said no to a consent text: whatever rests on it must go. */
  | { readonly kind: 'consent_refused'; readonly consent: string }
  | { readonly kind: 'person_requested'; readonly reason: string }
  | { readonly kind: 'contact_stopped' }
  | { readonly kind: 'contact_resumed' }
  | { readonly kind: 'erasure_requested' }
  | { readonly kind: 'flow_started'; readonly flow: string }
  | { readonly kind: 'flow_ended'; readonly flow: string }
  | { readonly kind: 'answer_given'; readonly key: AnswerKey }
  /** A calculator came to a result that the flow goes on to tell. */
  | { readonly kind: 'calculated'; readonly flow: string }
  | { readonly kind: 'answer_not_understood'; readonly key: AnswerKey; readonly misses: number }
  /**
   * Free text that nothing took, or that may have meant several questions, without personal data: for
   * whoever writes the answers. Never written to a log.
   */
  | { readonly kind: 'text_unmatched'; readonly text: string }
  /** The turn is taken back until a model has answered; nothing of it counts. */
  | { readonly kind: 'model_asked'; readonly consultation: Consultation }
  /** The text was said without its picture: a defect of the flow or of what was computed. */
  | {
      readonly kind: 'picture_refused';
      readonly flow: string;
      readonly node: string;
      readonly reason: string;
    }
  /** The flow could not go on: a defect of the flow, told apart from a person's mistake. */
  | {
      readonly kind: 'flow_failed';
      readonly flow: string;
      readonly node: string;
      readonly reason: string;
    };

export interface Turn {
  readonly session: Session;
  readonly events: readonly FlowEvent[];
}

/** The flows that can be entered: the current version of each, and older ones by version. */
export interface FlowLibrary {
  /** The current version when `version` is absent; undefined when that flow or version is gone. */
  find(id: string, version?: string): Flow | undefined;
  /** The flows that people ask for in their own words: id, title and those words. */
  readonly wishes: readonly ChoiceWords[];
}

/** A parameter as a sentence may show it. */
export interface ShownParameter {
  readonly value: number;
  /** A unit of `parameters.ts`, or `age`: months lived. */
  readonly unit: string;
  readonly line: AssessmentLine;
}

/** What became of a picture that a flow asked for. */
export type Illustration =
  | { readonly ok: true; readonly image: CaptionedImage }
  /** `reason` names the picture or the field that is wrong, never a value. */
  | { readonly ok: false; readonly reason: string };

/** Who listens to an answer of the curated ones. */
export interface KnowledgeListener {
  /** The id of the province where the person lives; undefined while it is not known. */
  readonly province: string | undefined;
  readonly known: Session['known'];
  readonly tools: FlowTools;
}

/** A curated answer in words. */
export type ToldEntry =
  | {
      readonly kind: 'said';
      readonly text: string;
      readonly lines: readonly AssessmentLine[];
      readonly hasMore: boolean;
      /** The flow that does it for the person. */
      readonly flow?: string;
    }
  /** A figure in it has no value today: it is not given. */
  | { readonly kind: 'no_figure' }
  /** There is none of that id, or it does not hold for this person today. */
  | { readonly kind: 'unknown' };

/** The curated answers of a day. */
export interface FlowKnowledge {
  /** What a free text asks for: one sure answer first, up to three to choose from, or none. */
  find(
    text: string,
    province: string | undefined,
  ): {
    readonly decision: 'answer' | 'choose' | 'none';
    readonly ids: readonly string[];
    /** Where no answer is sure, or several are asked for at once: those it may be written from. */
    readonly related: readonly string[];
  };
  tell(id: string, part: 'answer' | 'more', listener: KnowledgeListener): ToldEntry;
  /** The question of an entry, for a button; it names the place it holds in. */
  title(id: string, listener: KnowledgeListener): string | undefined;
}

/** Everything the engine may use beside its arguments; nothing here reads a clock or the world. */
export interface FlowTools {
  readonly today: LocalDate;
  readonly contact: ContactKey;
  readonly flows: FlowLibrary;
  readonly phrases: Phrases;
  readonly understanding: Understanding;
  /** Runs a calculator of `core/policy` by name on unchecked inputs; refuses, never throws. */
  calculate(name: string, inputs: Readonly<Record<string, unknown>>): Outcome<unknown>;
  /** Describes a picture by name on unchecked inputs; refuses, never throws. */
  picture(name: string, input: Readonly<Record<string, unknown>>): Illustration;
  /**
   * The parameter in force today; `key` is the group or sex of one that differs by it. Undefined when
   * no value counts today, or when the id or the key is unknown.
   */
  parameter(id: string, key?: string): ShownParameter | undefined;
  /** Every single-number parameter in force today, by id: what `law[…]` reads in an expression. */
  readonly figures: Readonly<Record<string, number>>;
  readonly knowledge: FlowKnowledge;
  /** The links that the operator has planned, by their `ref`. */
  readonly links?: Readonly<Record<string, PlannedLink>>;
}
