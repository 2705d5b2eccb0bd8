/** The texts inside a value, each with the way to it. */
export function leavesOf(
  path: readonly string[],
  value: unknown,
): (readonly [readonly string[], string])[] {
  if (typeof value === 'string') return [[path, value]];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => leavesOf([...path, key], inner));
}
