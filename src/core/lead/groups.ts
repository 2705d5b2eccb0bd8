import { z } from 'zod';

const id = z.string().regex(/^[a-z]+(_[a-z]+)*$/, 'use lower-case letters and _');
const slug = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'use the id of a commune');

/** One way to belong to a group: everything written in it must hold. */
const condition = z
  .strictObject({
    /** The fact of the lead that is looked at. */
    fact: z.string().min(1).exactOptional(),
    /** It has one of these values. */
    is: z.array(z.string().min(1)).min(1).exactOptional(),
    /** It is a number above this. */
    above: z.number().exactOptional(),
    /** The lead's commune is one of these. */
    communes: z.array(slug).min(1).exactOptional(),
  })
  .refine(({ fact, is, above, communes }) => {
    const looks = is !== undefined || above !== undefined;
    return (fact !== undefined) === looks && (looks || communes !== undefined);
  }, 'write "fact" with "is" or "above", or "communes", or all of them');

type Condition = z.infer<typeof condition>;

/** The shape of `content/desk/groups.yaml`. */
export const groupsSchema = z.strictObject({
  groups: z
    .array(
      z.strictObject({
        id,
        title: z.string().min(1),
        /** The document that names the group. */
        source: z.string().min(1),
        /** Any of them puts a lead into the group; none: only a person does. */
        when: z.array(condition),
      }),
    )
    .min(1)
    .refine((groups) => new Set(groups.map((group) => group.id)).size === groups.length, {
      message: 'every group has an id of its own',
    }),
});

/** The potential groups of people, and what puts a lead into one. */
export type GroupRules = z.infer<typeof groupsSchema>['groups'];

/** What of a lead decides about its groups. */
interface Grouped {
  readonly facts: Readonly<Record<string, unknown>>;
  readonly commune?: string;
}

/** Ids of the groups that follow from what a lead says, sorted. */
export function groupsOf(rules: GroupRules, lead: Grouped): readonly string[] {
  return rules
    .filter(({ when }) => when.some((each) => saysSo(each, lead) && livesThere(each, lead)))
    .map((group) => group.id)
    .sort();
}

function saysSo({ fact, is, above }: Condition, { facts }: Grouped): boolean {
  if (fact === undefined) return true;
  const value = facts[fact];
  if (is && !(typeof value === 'string' && is.includes(value))) return false;
  return above === undefined || (typeof value === 'number' && value > above);
}

function livesThere({ communes }: Condition, { commune }: Grouped): boolean {
  return !communes || (commune !== undefined && communes.includes(commune));
}
