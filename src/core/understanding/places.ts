import { z } from 'zod';
import { fold } from './normalize.ts';

const slug = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'use lower-case letters, digits and -');
const text = z.string().min(1);

/** A file of `content/places`: one province, its communes, their former names, the offices. */
export const placesSchema = z.strictObject({
  province: z.strictObject({
    id: z.string().regex(/^[a-z][a-z_]*$/),
    /** As a person reads it: `tỉnh Lào Cai`. */
    name: text,
    short: text,
    also: z.array(text),
    /** Provinces that were merged into it. */
    former: z.array(z.strictObject({ name: text, also: z.array(text), said: text })),
  }),
  communes: z.array(z.strictObject({ id: slug, type: text, name: text })).min(1),
  /** The units before 2025-07-01; `now` names every commune that took people of them. */
  former: z.array(
    z.strictObject({
      district: text,
      units: z.array(z.strictObject({ type: text, name: text, now: z.array(slug).min(1) })),
    }),
  ),
  /** The social insurance offices and the communes they serve. */
  offices: z.array(
    z.strictObject({ name: text, address: text, phone: text, serves: z.array(slug).min(1) }),
  ),
  /** Communes that no office is known to serve. */
  unserved: z.array(slug),
});

export type Places = z.infer<typeof placesSchema>;

/** What is wrong with a file of places, and the cure. */
export interface PlaceFinding {
  readonly code:
    | 'duplicate_id'
    | 'duplicate_name'
    | 'unknown_commune'
    | 'duplicate_office'
    | 'not_in_any_office';
  readonly message: string;
}

/** Checks what a schema cannot: ids and names used twice, units and offices of no commune. */
export function inspectPlaces(places: Places): readonly PlaceFinding[] {
  const ids = places.communes.map(({ id }) => id);
  const names = places.communes.map(({ name }) => fold(name));
  const served = [...places.offices.flatMap(({ serves }) => serves), ...places.unserved];
  const units = places.former.flatMap(({ units }) => units);
  const named = [...units.flatMap(({ now }) => now), ...served];
  return [
    ...repeated(ids).map((id) => finding('duplicate_id', `"${id}" names two communes; rename one`)),
    ...repeated(names).map((name) =>
      finding('duplicate_name', `"${name}" is the name of two communes when written without marks`),
    ),
    ...[...new Set(named)]
      .filter((id) => !ids.includes(id))
      .map((id) => finding('unknown_commune', `"${id}" is no commune; correct it or add it`)),
    ...repeated(served).map((id) =>
      finding('duplicate_office', `"${id}" is served twice; keep one office`),
    ),
    ...unservedSilently(places, served),
  ];
}

function unservedSilently(places: Places, served: readonly string[]): readonly PlaceFinding[] {
  if (places.offices.length === 0) return [];
  return places.communes
    .filter(({ id }) => !served.includes(id))
    .map(({ id }) =>
      finding('not_in_any_office', `no office serves "${id}"; add it to one or to unserved`),
    );
}

function finding(code: PlaceFinding['code'], message: string): PlaceFinding {
  return { code, message };
}

function repeated(values: readonly string[]): readonly string[] {
  return [...new Set(values.filter((value, index) => values.indexOf(value) !== index))];
}
