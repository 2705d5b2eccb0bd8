import type { LogFacts } from '../../conversation/ports.ts';

/** Facts whose name alone says that they must not be written down. */
const SECRET_NAMES =
  /secret|token|password|authorization|cookie|phone|name$|text|content|payload|body/i;
const NAMES_THAT_ARE_FINE = new Set(['name', 'hostname', 'eventName']);
/** Vietnamese phone numbers, with or without separators. */
const PHONE = /(?<!\d)(?:\+?84|0)[\s.-]?\d(?:[\s.-]?\d){7,9}(?!\d)/g;
/** Credentials in a URL, as database drivers quote them. */
const URL_CREDENTIALS = /(\w+:\/\/)[^\s/@]+@/g;
/** Query or form members that carry a token. */
const TOKEN_MEMBERS =
  /((?:access_token|refresh_token|secret_key|appsecret_proof)["']?\s*[=:]\s*["']?)[^\s"'&]+/gi;
const MASK = '[masked]';
const LONGEST_TEXT = 500;

/**
 * A copy of the facts that is safe to write: secret members masked by name, phone numbers and
 * tokens inside any text masked by shape, errors as name, code and masked message without data.
 */
export function redact(facts: LogFacts): LogFacts {
  return Object.fromEntries(
    Object.entries(facts).map(([name, value]) => [
      name,
      SECRET_NAMES.test(name) && !NAMES_THAT_ARE_FINE.has(name) ? MASK : redactValue(value),
    ]),
  );
}

function redactValue(value: unknown): unknown {
  if (typeof value === 'string') return redactText(value);
  if (value instanceof Error) return describe(value);
  if (typeof value === 'object' && value !== null) {
    return Array.isArray(value) ? value.map(redactValue) : redact({ ...value });
  }
  return value;
}

/**
 * Database drivers put parameters (what people wrote) into their messages and details, so of those
 * only the name and the code are kept.
 */
function describe(error: Error): LogFacts {
  const code = 'code' in error && typeof error.code === 'string' ? { code: error.code } : {};
  const cause = error.cause instanceof Error ? { cause: describe(error.cause) } : {};
  const quotesParameters = error.name === 'DrizzleQueryError' || 'query' in error;
  const message = quotesParameters ? {} : { message: redactText(error.message) };
  return { name: error.name, ...code, ...message, ...cause };
}

function redactText(text: string): string {
  return text
    .slice(0, LONGEST_TEXT)
    .replace(TOKEN_MEMBERS, `$1${MASK}`)
    .replace(URL_CREDENTIALS, `$1${MASK}@`)
    .replace(PHONE, MASK);
}
