import type { LocalDate } from '../shared/localDate.ts';
import { fold } from '../understanding/normalize.ts';
import type { AnswerKind, Reading, Understanding } from '../understanding/reading.ts';
import type { SubjectReader, SubjectReading } from './targetSheet.ts';

/** The part of the ear that knows places, by their new and old names. */
export type PlaceEar = Pick<Understanding, 'read'>;

/** A colleague, as lists name them. */
export interface Colleague {
  readonly id: string;
  readonly name: string;
  readonly username: string | undefined;
  readonly role: string;
}

interface Known {
  /** Only these are found. */
  readonly colleagues: readonly Colleague[];
  readonly today: LocalDate;
}

/** Who is meant by the names of a list of targets. */
export function subjectReader(ear: PlaceEar, { colleagues, today }: Known): SubjectReader {
  const agents = colleagues.filter(({ role }) => role === 'agent');
  const hear = (text: string, answer: AnswerKind, province?: string) =>
    ear.read(text, { answer, choices: [], ...(province !== undefined && { province }) }, today);

  return {
    commune(name, provinceName) {
      const province = provinceName === '' ? undefined : hear(provinceName, 'province');
      if (province && province.kind !== 'understood') return { kind: 'unknown' };
      return communeOf(name, hear(name, 'commune', province && String(province.value)));
    },
    agent: (name) => agentNamed(name, agents),
  };
}

function communeOf(name: string, reading: Reading): SubjectReading {
  if (reading.kind === 'ambiguous') {
    return { kind: 'several', names: reading.options.map(({ title }) => title) };
  }
  if (reading.kind !== 'understood') return { kind: 'unknown' };
  const isSure = reading.confident || isName(name, reading.said);
  return isSure
    ? { kind: 'one', id: String(reading.value) }
    : { kind: 'unsure', name: reading.said };
}

/** In a column of communes "Ba Đình" is the ward, though a district had the name too. */
function isName(written: string, said: string): boolean {
  const name = written.normalize('NFC').toLowerCase();
  const whole = said.normalize('NFC').toLowerCase();
  const isUnmarked = fold(name) === name;
  const [given, known] = isUnmarked ? [name, fold(whole)] : [name, whole];
  return known === given || known.endsWith(` ${given}`);
}

/** By the name one signs in with, else by the full name where only one has it. */
function agentNamed(written: string, agents: readonly Colleague[]): SubjectReading {
  const name = written.normalize('NFC').toLowerCase();
  const signsIn = agents.find(({ username }) => username?.toLowerCase() === name);
  if (signsIn) return { kind: 'one', id: signsIn.id };
  const same = (other: string) => other.normalize('NFC').toLowerCase() === name;
  const exact = agents.filter((agent) => same(agent.name));
  const found = exact.length > 0 ? exact : agents.filter((each) => fold(each.name) === fold(name));
  const [only] = found;
  if (!only) return { kind: 'unknown' };
  if (found.length === 1) return { kind: 'one', id: only.id };
  return { kind: 'several', names: found.map((each) => each.username ?? each.name) };
}
