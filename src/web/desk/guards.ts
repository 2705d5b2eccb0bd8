/** Tells whether an answer of the server has the parts a page shows. */
export type Guard<Part> = (value: unknown) => value is Part;

/** True for a JSON object, which is neither a list nor null. */
export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

export function isText(value: unknown): value is string {
  return typeof value === 'string';
}

export function isNumber(value: unknown): value is number {
  return typeof value === 'number';
}

export function isFlag(value: unknown): value is boolean {
  return typeof value === 'boolean';
}

export function isAnything(value: unknown): value is unknown {
  return value === undefined || true;
}

/** An object with these members; more are allowed. */
export function shape<Shape extends object>(guards: {
  readonly [Name in keyof Shape]-?: Guard<Shape[Name]>;
}): Guard<Shape> {
  const entries = Object.entries<Guard<unknown>>(guards);
  return (value): value is Shape =>
    isRecord(value) && entries.every(([name, guard]) => guard(value[name]));
}

export function both<A, B>(a: Guard<A>, b: Guard<B>): Guard<A & B> {
  return (value): value is A & B => a(value) && b(value);
}

export function listOf<Part>(guard: Guard<Part>): Guard<readonly Part[]> {
  return (value): value is readonly Part[] => Array.isArray(value) && value.every(guard);
}

export function mapOf<Part>(guard: Guard<Part>): Guard<Readonly<Record<string, Part>>> {
  return (value): value is Readonly<Record<string, Part>> =>
    isRecord(value) && Object.values(value).every(guard);
}

export function maybe<Part>(guard: Guard<Part>): Guard<Part | undefined> {
  return (value): value is Part | undefined => value === undefined || guard(value);
}

export function oneOf<const Name extends string>(names: readonly Name[]): Guard<Name> {
  return (value): value is Name => names.some((name) => name === value);
}
