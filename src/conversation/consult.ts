import { readDraft } from '../core/grounding/draft.ts';
import type { Draft } from '../core/grounding/draft.ts';
import type { Judgement } from '../core/grounding/judge.ts';
import type { Prompt } from '../core/grounding/prompt.ts';
import type { Consultation, ModelWord } from '../core/flow/types.ts';
import type { Consulting } from './decide.ts';
import {
  ModelError,
  type Clock,
  type Log,
  type Meter,
  type Model,
  type ModelReply,
  type RateLimit,
} from './ports.ts';
import type { LaneWork, ModelBook, ModelCall, WaitingTurn } from './stores.ts';

export interface ConsultNeeds {
  readonly model: Model;
  readonly book: ModelBook;
  readonly toPrompt: (consultation: Consultation) => Prompt;
  readonly judge: (draft: Draft, prompt: Prompt) => Judgement;
  /** Calls that one person may cause, and all together. */
  readonly budget: { readonly person: RateLimit; readonly everybody: RateLimit };
  /** There is an answer, or none will come: the turn may be taken. */
  readonly wake: () => void;
  readonly clock: Clock;
  readonly log: Log;
  readonly meter: Meter;
}

/** The model beside the turns: asked after a turn was put off, heard when it is taken again. */
export interface ConsultationDesk extends Consulting {
  /** To be told of every stored batch: asks for the turns that wait, forgets those that are taken. */
  taken(work: Pick<LaneWork, 'outcomes'>): void;
  /** Events whose word is here. */
  ready(): readonly string[];
  /** Breaks off what is being asked; those turns are taken after the next start. */
  stop(): Promise<void>;
}

/**
 * Longer than the model's own deadline of six seconds: when it is over without a word, whoever asked
 * has died, and any process takes the turn anew.
 */
const LONGEST_WAIT_MS = 9_000;
const SILENT: ModelWord = { kind: 'silent' };

/** By then another process has taken the turn, if it was taken at all. */
const REMEMBERED_MS = 60_000;

interface Asked {
  readonly at: number;
  readonly word: ModelWord | undefined;
}

export function makeConsultationDesk(needs: ConsultNeeds): ConsultationDesk {
  const { model, clock, wake } = needs;
  const asked = new Map<string, Asked>();
  const underWay = new Set<Promise<void>>();
  const breakingOff = new AbortController();

  return {
    wordOn(_lane, { id }) {
      const known = asked.get(id);
      // Asked and not answered in time: it is not waited for twice.
      if (known) return known.word ?? SILENT;
      return model.isAvailable() ? { kind: 'may_be_asked' } : SILENT;
    },
    until: () => clock() + LONGEST_WAIT_MS,
    ready: () => [...asked].flatMap(([id, { word }]) => (word ? [id] : [])),
    taken({ outcomes }) {
      for (const { handled, waiting, contactId } of outcomes) {
        for (const { id } of handled) asked.delete(id);
        for (const [id, { at }] of asked) if (clock() - at > REMEMBERED_MS) asked.delete(id);
        if (waiting && !asked.has(waiting.eventId)) begin(waiting, contactId);
      }
    },
    async stop() {
      breakingOff.abort();
      await Promise.all(underWay);
    },
  };

  function begin({ eventId, consultation }: WaitingTurn, contactId: string): void {
    const at = clock();
    asked.set(eventId, { at, word: undefined });
    const work = consult(needs, { consultation, contactId, signal: breakingOff.signal }).then(
      (word) => {
        underWay.delete(work);
        if (breakingOff.signal.aborted || !asked.has(eventId)) return;
        asked.set(eventId, { at, word });
        wake();
      },
    );
    underWay.add(work);
  }
}

interface Question {
  readonly consultation: Consultation;
  readonly contactId: string;
  readonly signal: AbortSignal;
}

/** Never rejects: whatever goes wrong, the person gets the curated answer. */
async function consult(needs: ConsultNeeds, question: Question): Promise<ModelWord> {
  try {
    if (await isOverBudget(needs, question.contactId)) {
      needs.meter.count('model_calls', { decision: 'over_budget' });
      return SILENT;
    }
    return await askAndJudge(needs, question);
  } catch (error) {
    needs.log.error('model_consultation_failed', { error });
    return SILENT;
  }
}

async function isOverBudget({ budget }: ConsultNeeds, contactId: string): Promise<boolean> {
  const person = await budget.person(contactId);
  return person !== undefined || (await budget.everybody('all')) !== undefined;
}

async function askAndJudge(
  needs: ConsultNeeds,
  { consultation, signal }: Question,
): Promise<ModelWord> {
  const { model, toPrompt, clock, meter } = needs;
  const prompt = toPrompt(consultation);
  const calledAt = clock();
  const reply = await replyOf(model, prompt, signal);
  const judgement = judged(needs, reply, prompt);
  const milliseconds = clock() - calledAt;
  const { decision, reason } = decisionOn(judgement);
  meter.count('model_calls', { decision });
  meter.took('model', {}, milliseconds);
  const call: ModelCall = {
    calledAt,
    model: model.name,
    promptVersion: prompt.version,
    passages: prompt.passages.map(({ id }) => id),
    decision,
    reason,
    milliseconds,
    tokens: 'code' in reply ? undefined : reply.tokens,
  };
  await recorded(needs, call);
  return judgement.ok ? { kind: 'answered', text: judgement.text, ids: judgement.ids } : SILENT;
}

type Failed = { readonly ok: false; readonly reason: string; readonly isFailure: true };
type Judged = Judgement | Failed;

async function replyOf(
  model: Model,
  { system, user }: Prompt,
  signal: AbortSignal,
): Promise<ModelReply | { readonly code: string }> {
  try {
    return await model.ask({ system, user }, { signal });
  } catch (error) {
    if (error instanceof ModelError) return { code: error.code };
    throw error;
  }
}

function judged(
  { judge }: ConsultNeeds,
  reply: ModelReply | { readonly code: string },
  prompt: Prompt,
): Judged {
  if ('code' in reply) return { ok: false, reason: reply.code, isFailure: true };
  const draft = readDraft(reply.written);
  return draft ? judge(draft, prompt) : { ok: false, reason: 'no_draft', isFailure: true };
}

function decisionOn(judgement: Judged): Pick<ModelCall, 'decision' | 'reason'> {
  if (judgement.ok) return { decision: 'answered', reason: undefined };
  if ('isFailure' in judgement) return { decision: 'failed', reason: judgement.reason };
  if (judgement.reason === 'refused') return { decision: 'refused', reason: undefined };
  return { decision: 'rejected', reason: judgement.reason };
}

/** An answer is not lost because the book cannot be written. */
async function recorded({ book, log }: ConsultNeeds, call: ModelCall): Promise<void> {
  try {
    await book.record(call);
  } catch (error) {
    log.error('model_call_not_recorded', { error });
  }
}
