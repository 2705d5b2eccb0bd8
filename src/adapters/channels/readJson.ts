/**
 * The JSON in `bytes`, or undefined when they hold none. Integers beyond 2^53 come out as their
 * digits (a string): both platforms have sent 64-bit ids without quotes.
 */
export function readJson(bytes: Uint8Array): unknown {
  return parsed(new TextDecoder().decode(bytes));
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text, exactInteger);
  } catch {
    // Not JSON, or nested deeper than the stack: to the caller both are unreadable.
    return undefined;
  }
}

/** `context.source` is the number as it was written (ECMAScript "JSON.parse source text access"). */
function exactInteger(_key: string, value: unknown, context?: { source?: string }): unknown {
  const isInexact = typeof value === 'number' && !Number.isSafeInteger(value);
  const source = context?.source ?? '';
  return isInexact && /^-?\d+$/.test(source) ? source : value;
}
