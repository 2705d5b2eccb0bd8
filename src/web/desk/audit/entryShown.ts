import { told, wordFor } from '../fillWords.ts';
import { periodShown } from '../targets/periodShown.ts';
import type { Names } from '../wire.ts';
import { LISTS, SENTENCES, SUBJECTS } from './sentences.ts';
import type { Entry } from './wire.ts';
import { WORDS } from './words.ts';

/** An entry as a sentence; an action without one is said by its name. */
export function sentenceOf({ action, staffId, subject }: Entry, names: Names): string {
  const who = staffId === undefined ? WORDS.machine : (names[staffId] ?? WORDS.somebody);
  return told(wordFor(SENTENCES, action), { who, what: subjectShown(subject, names) });
}

function subjectShown({ kind, id }: Entry['subject'], names: Names): string {
  if (kind === 'list') return Object.hasOwn(LISTS, id) ? wordFor(LISTS, id) : WORDS.nothing;
  const shown = kind === 'staff' ? (names[id] ?? WORDS.somebody) : id;
  return told(Object.hasOwn(SUBJECTS, kind) ? wordFor(SUBJECTS, kind) : '{id}', { id: shown });
}

/** How many of the people a list showed are named. */
const MOST_NAMED = 5;

/** What else the log knows of an entry; empty where it is nothing that people read. */
export function detailsOf({ facts }: Entry): string {
  return Object.entries(facts).flatMap(detailOf).join('; ');
}

function detailOf([name, value]: readonly [string, unknown]): readonly string[] {
  if (name === 'leads' && Array.isArray(value)) return value.length === 0 ? [] : [listed(value)];
  if (!Object.hasOwn(WORDS.facts, name)) return [];
  const plain =
    name === 'period' ? periodShown(String(value)) : wordFor(WORDS.values, String(value));
  return [told(wordFor(WORDS.facts, name), { value: plain })];
}

function listed(leads: readonly unknown[]): string {
  const named = leads.slice(0, MOST_NAMED).map(String).join(', ');
  const more = leads.length - MOST_NAMED;
  const ids = more > 0 ? told(WORDS.andMore, { ids: named, count: String(more) }) : named;
  return told(WORDS.people, { count: String(leads.length), ids });
}
