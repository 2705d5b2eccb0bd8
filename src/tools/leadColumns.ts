import { z } from 'zod';
import { communeId } from '../core/desk/communeId.ts';
import type { Lead } from '../core/lead/lead.ts';
import { contactLine } from '../core/shared/contact.ts';
import { timeInVietnam } from '../core/shared/timeInVietnam.ts';
import { phoneToDial } from '../core/understanding/phoneToDial.ts';
import type { Understanding } from '../core/understanding/reading.ts';
import type { Column } from './column.ts';

type Places = Pick<Understanding, 'placeName'>;

/**
 * What a collection agent needs of a lead, in reading order: who, where, what was computed, and the
 * consent it rests on. Amounts are whole VND.
 */
export function leadColumns(places: Places): readonly Column<Lead>[] {
  const place = (id: string | undefined) => (id === undefined ? '' : (places.placeName(id) ?? id));
  return [
    { heading: 'id', cell: ({ id }) => id },
    { heading: 'left_at', cell: ({ createdAt }) => timeInVietnam(createdAt) },
    { heading: 'wish', cell: ({ wish }) => wish },
    { heading: 'name', cell: ({ name }) => name },
    { heading: 'phone', cell: ({ phone }) => phoneToDial(phone) },
    { heading: 'commune', cell: (lead) => communeOf(lead, places) },
    { heading: 'province', cell: ({ province }) => place(province) },
    { heading: 'call_time', cell: ({ callTime }) => callTime ?? '' },
    fact('group'),
    fact('method'),
    fact('income', true),
    fact('due.net'),
    fact('due.gross', true),
    fact('due.state_support', true),
    fact('due.local_support', true),
    fact('due.months', true),
    fact('pension.monthly_pension', true),
    fact('birth_date', true),
    fact('sex', true),
    { heading: 'consent', cell: ({ consent }) => consent.id, onlyInCsv: true },
    { heading: 'consent_version', cell: ({ consent }) => consent.version },
    { heading: 'consent_at', cell: ({ consent }) => timeInVietnam(consent.at) },
    { heading: 'consent_message', cell: ({ consent }) => consent.platformId, onlyInCsv: true },
    { heading: 'updated_at', cell: ({ updatedAt }) => timeInVietnam(updatedAt), onlyInCsv: true },
    { heading: 'contact', cell: contactLine, onlyInCsv: true },
    { heading: 'other_facts', cell: ({ facts }) => otherFacts(facts), onlyInCsv: true },
  ];
}

/** As people call it; one that no file of places knows stays as it is kept. */
function communeOf({ province, commune }: Lead, places: Places): string {
  if (commune === undefined) return '';
  return places.placeName(communeId(province, commune)) ?? commune;
}

/** A figure of the consultation by its path in the lead's facts, e.g. `due.net`. */
function fact(path: string, onlyInCsv?: true): Column<Lead> {
  const [first = '', second] = path.split('.');
  return {
    heading: path.replace('.', '_'),
    cell({ facts }) {
      const found = facts[first];
      return shown(second === undefined ? found : members.parse(found)[second]);
    },
    ...(onlyInCsv && { onlyInCsv }),
  };
}

/** Something that is no object has no members. */
const members = z.record(z.string(), z.unknown()).catch({});
const scalar = z.union([z.string(), z.number(), z.boolean()]).transform(String).catch('');

function shown(value: unknown): string {
  return scalar.parse(value);
}

/** Facts that have a column above; the calculators' explanations are too long for a cell. */
const KNOWN_FACTS = ['group', 'method', 'income', 'due', 'pension', 'birth_date', 'sex'];

function otherFacts(facts: Lead['facts']): string {
  const others = Object.entries(facts).filter(
    ([name, value]) => !KNOWN_FACTS.includes(name) && value !== null && value !== undefined,
  );
  return others.length === 0 ? '' : JSON.stringify(Object.fromEntries(others));
}
