/** A Vietnamese number as people write it: 0912 345 678, +84.912.345.678. */
const PHONE = /(?:\+?84|0)(?:[\s.-]?\d){8,10}/g;
const COVER = '•••';

/**
 * The same value with every phone number, and every mention of `name`, covered in its texts; for who may
 * read what was said, but not who said it. What people tell of themselves otherwise stays.
 */
export function withoutPerson<Value>(value: Value, name: string): Value;
export function withoutPerson(value: unknown, name: string): unknown {
  if (typeof value === 'string') return covered(value, name);
  if (Array.isArray(value)) return value.map((each: unknown) => withoutPerson(each, name));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, each]: [string, unknown]) => [key, withoutPerson(each, name)]),
  );
}

function covered(text: string, name: string): string {
  const anonymous = text.replace(PHONE, COVER);
  if (name.trim() === '') return anonymous;
  return anonymous.replace(new RegExp(literal(name.trim()), 'giu'), COVER);
}

function literal(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
