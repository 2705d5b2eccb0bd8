import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';

let copy: string;

beforeEach(() => {
  copy = mkdtempSync(path.join(tmpdir(), 'check-content-'));
});

afterEach(() => rmSync(copy, { recursive: true }));

/** Runs the command as an author does, on a fixed day. */
function checkContent(environment: Readonly<Record<string, string>> = {}) {
  const { status, stdout } = spawnSync(process.execPath, ['src/tools/checkContent.ts'], {
    env: { ...process.env, AS_OF: '2026-06-01', ...environment },
    encoding: 'utf8',
  });
  return { status, lines: stdout.trim().split('\n') };
}

/** Checks a copy of what is shipped, after a change in one of its files. */
function checkChanged(file: string, change: (text: string) => string, day = '2026-06-01') {
  cpSync('flows', path.join(copy, 'flows'), { recursive: true });
  cpSync('content', path.join(copy, 'content'), { recursive: true });
  const target = path.join(copy, file);
  const text = readFileSync(target, 'utf8');
  const changed = change(text);
  if (changed === text) throw new Error(`the change does not touch ${file}`);
  writeFileSync(target, changed);
  return checkContent({
    FLOWS_DIR: path.join(copy, 'flows'),
    CONTENT_DIR: path.join(copy, 'content'),
    AS_OF: day,
  });
}

const MENU = 'flows/menu.yaml';
const SUM = 'flows/contribution.yaml';
const JOIN = 'flows/sign-up.yaml';
const PHRASES = 'content/phrases/vi.yaml';
const WORDS = 'content/phrases/policy.yaml';
const LAW = 'content/parameters/social-insurance-act/contribution-rate.yaml';
const PLACES = 'content/places/hanoi.yaml';
const REPLIES = 'content/desk/replies.yaml';
const TALK = 'content/phrases/talk.yaml';

/** One mistake an author can make: where, how, and what they are told. */
const MISTAKES = [
  {
    file: REPLIES,
    from: '"social-insurance-act/joining-minimum-age" | law',
    to: '"social-insurance-act/joining-age" | law',
    says: /replies\.yaml:\d+: who-may-join: no parameter "social-insurance-act\/joining-age" .* — name/,
  },
  {
    file: REPLIES,
    from: 'title: Ai được tham gia',
    to: 'titel: Ai được tham gia',
    says: /replies\.yaml:\d+: replies\.\d+\.title: .* — /,
  },
  { file: TALK, from: 'late:', to: 'later:', says: /talk\.yaml:\d+: late: .* — / },
  { file: MENU, from: 'flow: person', to: 'flow: persn', says: /no flow "persn" — write persn/ },
  { file: MENU, from: 'next: to_person', to: 'next: nowhere', says: /leads to "nowhere".* — / },
  { file: MENU, from: '{{ You }}', to: '{{ Yu }}', says: /nothing gives "Yu" a value — / },
  { file: MENU, from: '{{ You }}', to: '{{ You', says: /wish: .* — mend the/ },
  { file: MENU, from: 'việc nào ạ?', to: 'việc nào trong 22% ạ?', says: /figure "22%" .* — / },
  { file: MENU, from: '“tính tiền”,', to: '“500k”,', says: /figure "“500k”,?" has no law .* — / },
  { file: MENU, from: 'answer: choice', to: 'answer: choise', says: /nodes\.wish\.answer: .* — / },
  {
    file: SUM,
    from: 'calculator: pension',
    to: 'calculator: pensn',
    says: /no calculator.* — use/,
  },
  { file: SUM, from: 'due.net | vnd', to: 'due.nett | vnd', says: /"due" has no field "nett" — / },
  { file: SUM, from: 'income_above_maximum:', to: 'too_much:', says: /refuses as "too_much" — / },
  { file: SUM, from: 'contribution-rate" | law', to: 'rate" | law', says: /no parameter ".*rate"/ },
  { file: SUM, from: 'prepaid-years-lowest"] &&', to: 'x"] &&', says: /no parameter ".*\/x" — / },
  { file: JOIN, from: 'consent: contact-me', to: 'consent: none', says: /consent text "none" — / },
  { file: JOIN, from: 'province == "hanoi" %}', to: 'provnce == "hanoi" %}', says: /"provnce"/ },
  { file: PHRASES, from: '  old_phone_number:', to: '  old_phone:', says: /"old_phone_number" — / },
  { file: PHRASES, from: '  too_old:', to: '  old:', says: /impossible: has no words for .* — / },
  {
    file: PHRASES,
    from: '{{ example }}',
    to: '{{ exampel }}',
    says: /"exampel" has no value here — /,
  },
  { file: PHRASES, from: 'noted: ', to: 'noticed: ', says: /noted: .* — / },
  { file: WORDS, from: '  too_young:', to: '  young:', says: /reasons.*: .* — / },
  { file: LAW, from: 'reference:', to: 'source:', says: /contribution-rate\.yaml:\d+: .* — / },
  {
    file: PLACES,
    from: 'id: ba-dinh',
    to: 'id: hoan-kiem',
    says: /hanoi\.yaml:\d+: .* — every id/,
  },
  {
    file: 'content/lexicon/shorts.yaml',
    from: "'ko': không",
    to: "'ko': [không]",
    says: /shorts\.yaml:\d+: ko: .* — /,
  },
  {
    file: 'content/lexicon/choices.yaml',
    from: 'negations:',
    to: 'denials:',
    says: /choices\.yaml:\d+: .* — /,
  },
];

describe('check:content', () => {
  it('the shipped flows and content, checked, have no errors', () => {
    const { status, lines } = checkContent();

    expect(lines.at(-1)).toMatch(/^0 errors/);
    expect(status).toBe(0);
  });

  it('wrong flows, checked, are named with file, line and cure, and fail', () => {
    const { status, lines } = checkContent({ FLOWS_DIR: 'test/fixtures/broken/flows' });

    expect(status).toBe(1);
    // The shipped answers lead to flows that are not in this folder: each of them is told as well.
    const own = lines.filter(
      (line) => !/^(?:warning: |content\/(?:faq|messenger|links)\b.*there is no flow)/.test(line),
    );
    expect(own).toEqual([
      expect.stringMatching(
        /^test\/fixtures\/broken\/flows\/wrong\.yaml:5: one: leads to "two".* — /,
      ),
      expect.stringMatching(
        /^test\/fixtures\/broken\/flows\/wrong\.yaml:5: one: no way leads .* — /,
      ),
      expect.stringMatching(/wrong\.yaml:9: three: nothing leads here — /),
      expect.stringMatching(/wrong\.yaml:5: one: nothing gives "nobody" a value — /),
      expect.stringMatching(/wrong\.yaml:5: one: the figure "22%" has no law behind it — /),
      expect.stringMatching(/^\d+ errors/),
    ]);
  });

  it.each(MISTAKES)('"$to" in $file, checked, is told and fails', ({ file, from, to, says }) => {
    const { status, lines } = checkChanged(file, (text) => text.replace(from, to));

    expect(lines).toContainEqual(expect.stringMatching(says));
    expect(lines.find((line) => says.test(line))).toMatch(
      new RegExp(`${path.basename(file)}:\\d+: .+ — .+`),
    );
    expect(status).toBe(1);
  });

  it('a lexicon file that is missing, checked, is told and fails', () => {
    cpSync('content', path.join(copy, 'content'), { recursive: true });
    rmSync(path.join(copy, 'content/lexicon/shorts.yaml'));

    const { status, lines } = checkContent({ CONTENT_DIR: path.join(copy, 'content') });

    expect(lines).toContainEqual(expect.stringMatching(/shorts\.yaml:1: is missing — restore/));
    expect(status).toBe(1);
  });

  it('the operator as it is shipped, checked, is a warning and no error', () => {
    const warned = /^warning: content\/phrases\/vi\.yaml:\d+: operator: .* — write who runs/;

    expect(checkContent().lines).toContainEqual(expect.stringMatching(warned));
  });

  it('an operator with a name, checked, is right', () => {
    const { lines } = checkChanged(PHRASES, (text) =>
      text.replace(/^operator: .*$/m, 'operator: Hội Nông dân xã Bắc Hà'),
    );

    expect(lines.filter((line) => line.includes('operator'))).toEqual([]);
  });

  it.each([
    { day: '2026-10-31', warned: false },
    { day: '2026-11-01', warned: true },
  ])('a value that ends on 2026-12-31, on $day, warned of: $warned', ({ day, warned }) => {
    const { lines } = checkContent({ AS_OF: day });

    const ending = lines.filter((line) => /monthly-return\.yaml:\d+: .* ends .* — /.test(line));
    expect(ending.length > 0).toBe(warned);
  });
});
