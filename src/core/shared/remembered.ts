/**
 * A pure function that remembers its latest results, at most `most` of them, by `keyOf`. A
 * conversation is replayed from its answers, so the same question is asked many times over.
 */
export function remembered<Arguments extends readonly unknown[], Result>(
  work: (...given: Arguments) => Result,
  keyOf: (...given: Arguments) => string,
  most: number,
): (...given: Arguments) => Result {
  const results = new Map<string, Result>();
  return (...given) => {
    const key = keyOf(...given);
    const known = results.get(key);
    if (known !== undefined) return known;
    const result = work(...given);
    const [oldest] = results.keys();
    if (results.size >= most && oldest !== undefined) results.delete(oldest);
    results.set(key, result);
    return result;
  };
}
