import type { ChannelName } from '../../core/shared/contact.ts';
import { isLocalDate } from '../../core/shared/localDate.ts';
import type { Choice } from '../../core/messaging/outbound.ts';
import type { AssessmentLine, LegalReference } from '../../core/policy/assessment.ts';

/** One thing the tester did as a citizen: typed, tapped, or opened the conversation. */
export type Said =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'tap'; readonly title: string; readonly payload: string }
  | { readonly kind: 'opened' };

/** What `POST /api/v1/simulator/messages` takes. */
export interface MessageBody {
  readonly contact: string;
  readonly channel: ChannelName;
  readonly text?: string;
  readonly payload?: string;
}

/** One bubble of the bot. */
export interface BotMessage {
  readonly text: string;
  readonly choices: readonly Choice[];
  /** A PNG as a `data:` URL. */
  readonly image?: string;
  /** What the image shows in words. */
  readonly image_text?: string;
}

/** What it answers. */
export interface Reply {
  readonly messages: readonly BotMessage[];
  readonly session: SessionView;
  readonly leads: readonly string[];
  readonly lines: readonly AssessmentLine[];
}

export interface SessionView {
  readonly flow?: string;
  readonly node?: string;
  readonly variables: Readonly<Record<string, unknown>>;
}

/** What `POST /api/v1/understand` answers. */
export interface Understood {
  readonly intent?: string;
  readonly entities: readonly Entity[];
}

export interface Entity {
  readonly kind: string;
  readonly value: unknown;
  readonly text: string;
  readonly confident: boolean;
}

/** True when an answer of the simulator's API has every part that the page shows. */
export function isReply(value: unknown): value is Reply {
  return (
    isRecord(value) &&
    isListOf(value['messages'], isMessage) &&
    isSession(value['session']) &&
    isListOf(value['leads'], isText) &&
    isListOf(value['lines'], isLine)
  );
}

/** True when an answer of the understanding API has every part that the page shows. */
export function isUnderstood(value: unknown): value is Understood {
  return (
    isRecord(value) && isOptional(value['intent'], isText) && isListOf(value['entities'], isEntity)
  );
}

/** True for a JSON object, which is neither a list nor null. */
export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isMessage(value: unknown): value is BotMessage {
  return (
    isRecord(value) &&
    isText(value['text']) &&
    isListOf(value['choices'], isChoice) &&
    isOptional(value['image'], isPicture) &&
    isOptional(value['image_text'], isText)
  );
}

/** Nothing but a picture in the answer itself is ever shown. */
function isPicture(value: unknown): value is string {
  return isText(value) && /^data:image\/png;base64,[A-Za-z0-9+/=]+$/.test(value);
}

function isChoice(value: unknown): value is Choice {
  return isRecord(value) && isText(value['title']) && isText(value['payload']);
}

function isSession(value: unknown): value is SessionView {
  return (
    isRecord(value) &&
    isOptional(value['flow'], isText) &&
    isOptional(value['node'], isText) &&
    isRecord(value['variables'])
  );
}

function isLine(value: unknown): value is AssessmentLine {
  return (
    isRecord(value) &&
    isText(value['label']) &&
    isOptional(value['amount'], isNumber) &&
    isListOf(value['references'], isReference)
  );
}

function isReference(value: unknown): value is LegalReference {
  return (
    isRecord(value) &&
    isText(value['title']) &&
    isText(value['article']) &&
    isOptional(value['url'], isText) &&
    isText(value['from']) &&
    isLocalDate(value['from'])
  );
}

function isEntity(value: unknown): value is Entity {
  return (
    isRecord(value) &&
    isText(value['kind']) &&
    'value' in value &&
    isText(value['text']) &&
    typeof value['confident'] === 'boolean'
  );
}

type Guard<Part> = (value: unknown) => value is Part;

function isListOf<Part>(value: unknown, isPart: Guard<Part>): value is Part[] {
  return Array.isArray(value) && value.every(isPart);
}

function isOptional<Part>(value: unknown, isPart: Guard<Part>): value is Part | undefined {
  return value === undefined || isPart(value);
}

function isText(value: unknown): value is string {
  return typeof value === 'string';
}

function isNumber(value: unknown): value is number {
  return typeof value === 'number';
}
