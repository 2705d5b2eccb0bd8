import {
  BrokenCircuitError,
  BulkheadRejectedError,
  bulkhead,
  circuitBreaker,
  CircuitState,
  ConsecutiveBreaker,
  ConstantBackoff,
  handleWhen,
  retry,
  TaskCancelledError,
  timeout,
  TimeoutStrategy,
  wrap,
} from 'cockatiel';
import OpenAI from 'openai';
import {
  ModelError,
  type Model,
  type ModelPrompt,
  type ModelReply,
} from '../../conversation/ports.ts';
import { replyFormats } from './replyFormats.ts';

export interface OpenaiNeeds {
  readonly apiKey: string;
  /** With its version, e.g. `https://api.openai.com/v1`. */
  readonly baseUrl: string;
  readonly model: string;
  /** Milliseconds until the answer must be here, retries included. */
  readonly deadline: number;
}

/** The longest a citizen waits for a model, in milliseconds, retries included. */
export const MODEL_DEADLINE = 6_000;
/** Calls at one time; who comes then gets the plainer answer at once. */
const MOST_AT_ONCE = 8;
const FAILURES_BEFORE_REST = 4;
const REST_MS = 30_000;
const RETRIES = 1;
const RETRY_AFTER_MS = 250;
/** Enough for six hundred characters with their quotes. */
const MOST_TOKENS = 1_200;
/** Outages; what was answered badly is no reason to ask again or to rest. */
const OUTAGE = /^(?:timeout|network|http_(?:40[138]|404|429|5\d\d))$/;
const PASSING = /^(?:network|http_(?:408|429|5\d\d))$/;

/** A model behind the HTTP protocol of OpenAI's chat completions, which many servers speak. */
export function openaiModel(needs: OpenaiNeeds): Model {
  const complete = completions(needs);
  const guard = guards(needs.deadline);
  return {
    name: needs.model,
    isAvailable: () => guard.breaker.state !== CircuitState.Open,
    async ask(prompt, { signal }) {
      const inTime = (outer: AbortSignal) =>
        guard.inTime.execute(({ signal: within }) => complete(prompt, within), outer);
      return sorted(
        // Inside the breaker a time-out has its sort already, so that it is counted.
        guard.atOnce.execute((context) => sorted(inTime(context.signal)), signal),
      );
    },
  };
}

function guards(deadline: number) {
  const breaker = circuitBreaker(
    handleWhen((error) => isSort(error, OUTAGE)),
    { halfOpenAfter: REST_MS, breaker: new ConsecutiveBreaker(FAILURES_BEFORE_REST) },
  );
  const again = retry(
    handleWhen((error) => isSort(error, PASSING)),
    { maxAttempts: RETRIES, backoff: new ConstantBackoff(RETRY_AFTER_MS) },
  );
  return {
    breaker,
    atOnce: wrap(bulkhead(MOST_AT_ONCE), breaker),
    inTime: wrap(timeout(deadline, TimeoutStrategy.Aggressive), again),
  };
}

type Complete = (prompt: ModelPrompt, signal: AbortSignal) => Promise<ModelReply>;

function completions({ apiKey, baseUrl, model, deadline }: OpenaiNeeds): Complete {
  const formats = replyFormats();
  const client = new OpenAI({
    apiKey,
    baseURL: baseUrl,
    maxRetries: 0,
    timeout: deadline,
    logLevel: 'off',
    // What the package would else read from the environment: only main.ts reads that.
    ...{ organization: null, project: null, webhookSecret: null },
  });
  const create = (body: OpenAI.ChatCompletionCreateParamsNonStreaming, signal: AbortSignal) =>
    sorted(client.chat.completions.create(body, { signal }).then(readCompletion));
  return ({ system, user }, signal) =>
    formats.withKnown((format) =>
      create(
        {
          model,
          messages: [
            { role: 'system', content: system },
            { role: 'user', content: user },
          ],
          max_completion_tokens: MOST_TOKENS,
          ...format,
        },
        signal,
      ),
    );
}

function readCompletion({ choices, usage }: OpenAI.ChatCompletion): ModelReply {
  // A server that is only nearly compatible may leave out what the types promise.
  const [choice] = Array.isArray(choices) ? choices : [];
  if (choice?.finish_reason === 'length') throw new ModelError('cut');
  const written = choice?.message.content;
  if (typeof written !== 'string' || written === '') throw new ModelError('empty');
  const tokens = usage && { sent: usage.prompt_tokens, written: usage.completion_tokens };
  return { written, tokens };
}

async function sorted<Result>(work: Promise<Result>): Promise<Result> {
  try {
    return await work;
  } catch (error) {
    throw toModelError(error);
  }
}

function toModelError(cause: unknown): ModelError {
  if (cause instanceof ModelError) return cause;
  return new ModelError(codeOf(cause), { cause });
}

/** Errors by class; one of a class comes before those of the class above it. */
const CODES: readonly [new (...given: never[]) => Error, string][] = [
  [BrokenCircuitError, 'resting'],
  [BulkheadRejectedError, 'busy'],
  [TaskCancelledError, 'timeout'],
  [OpenAI.APIConnectionTimeoutError, 'timeout'],
  [OpenAI.APIUserAbortError, 'timeout'],
  [OpenAI.APIConnectionError, 'network'],
];

function codeOf(cause: unknown): string {
  const known = CODES.find(([sort]) => cause instanceof sort);
  if (known) return known[1];
  const isAnswered = cause instanceof OpenAI.APIError && cause.status !== undefined;
  return isAnswered ? `http_${String(cause.status)}` : 'unreadable';
}

function isSort(error: unknown, sort: RegExp): boolean {
  return error instanceof ModelError && sort.test(error.code);
}
