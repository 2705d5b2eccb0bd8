import { namesIn } from '../flow/expression.ts';
import { Defect, NoFigureToday } from '../flow/failure.ts';
import { bareFigures } from '../flow/inspect/bareFigures.ts';
import { lawsIn, lawsInExpression } from '../flow/inspect/templates.ts';
import { namesInTemplate } from '../flow/template.ts';
import type { FlowTools } from '../flow/types.ts';
import { ALWAYS_KNOWN } from '../flow/variables.ts';
import { addMonths } from '../shared/localDate.ts';
import type { LocalDate } from '../shared/localDate.ts';
import { fold } from '../understanding/normalize.ts';
import { entriesOf, plainQuestion } from './entry.ts';
import type { Entry, Place, TopicFile } from './entry.ts';
import { tell } from './tell.ts';

/** A topic file as read. */
export interface TopicToInspect {
  readonly file: string;
  readonly place: Place;
  readonly value: TopicFile;
}

/** Something an editor should mend in an answer, and how. */
export interface KnowledgeFinding {
  readonly file: string;
  /** Where in the file, e.g. `['entries', 1, 'answer']`. */
  readonly path: readonly PropertyKey[];
  readonly message: string;
  readonly cure: string;
  readonly severity: 'error' | 'warning';
}

/** What answers are checked against. */
export interface KnowledgeSurroundings {
  readonly on: LocalDate;
  /** What `law` can show: `id`, or `id:key`. */
  readonly parameters: ReadonlySet<string>;
  /** The day's tools for somebody of whom nothing is known. */
  readonly tools: FlowTools;
}

interface Located {
  readonly entry: Entry;
  readonly file: string;
  readonly path: readonly PropertyKey[];
}

type Problem = Omit<KnowledgeFinding, 'file' | 'path' | 'severity'> & {
  readonly at: readonly PropertyKey[];
  readonly severity?: 'warning';
};

const LONGEST = { question: 80, answer: 420, more: 800 } as const;
const PARTS = ['question', 'answer', 'more'] as const;
const MONTHS_UNTIL_REVIEW = 12;
const NAMES_WHOM_TO_ASK = /hỏi|xác nhận|gọi/iu;

/** Everything wrong with the curated answers on a day; what the schema holds is not looked at again. */
export function inspectKnowledge(
  topics: readonly TopicToInspect[],
  around: KnowledgeSurroundings,
): readonly KnowledgeFinding[] {
  const all = topics.flatMap(({ file, place, value }) =>
    entriesOf(place, value).map((entry, index): Located => ({
      entry,
      file,
      path: ['entries', index],
    })),
  );
  return [
    ...usedTwice(all),
    ...all.flatMap((located) =>
      problemsOf(located.entry, around).map((problem) => found(located, problem)),
    ),
  ];
}

function found({ file, path }: Located, { at, severity, ...words }: Problem): KnowledgeFinding {
  return { file, path: [...path, ...at], severity: severity ?? 'error', ...words };
}

/** Ids, and ways to ask: one that stands twice would be answered by chance. */
function usedTwice(all: readonly Located[]): readonly KnowledgeFinding[] {
  const ids = repeated(all.map((one) => ({ one, at: ['id'], name: one.entry.id })));
  const lines = repeated(
    all.flatMap((one) => [
      { one, at: ['question'], name: fold(plainQuestion(one.entry)) },
      ...one.entry.asked.map((line, index) => ({ one, at: ['asked', index], name: fold(line) })),
    ]),
  );
  return [
    ...ids.map(({ one, at, name }) =>
      found(one, { at, message: `"${name}" names two answers`, cure: 'rename one of them' }),
    ),
    ...lines.map(({ one, at, name, first }) =>
      found(one, {
        at,
        message: `"${name}" already asks for ${first.entry.id}`,
        cure: 'keep it where it fits better',
      }),
    ),
  ];
}

interface Named {
  readonly one: Located;
  readonly at: readonly PropertyKey[];
  readonly name: string;
}

function repeated(named: readonly Named[]): readonly (Named & { readonly first: Located })[] {
  const firsts = new Map<string, Located>();
  return named.flatMap((each) => {
    const first = firsts.get(each.name);
    if (!first) firsts.set(each.name, each.one);
    return first ? [{ ...each, first }] : [];
  });
}

function problemsOf(entry: Entry, around: KnowledgeSurroundings): readonly Problem[] {
  const references = [
    ...figureProblems(entry, around),
    ...PARTS.flatMap((part) => wordProblems(entry, part, around)),
  ];
  return [
    ...references,
    // What cannot be said for a reason already told is not told again.
    ...(references.length === 0 ? PARTS.flatMap((part) => saidProblems(entry, part, around)) : []),
    ...dateProblems(entry, around.on),
    ...flowProblems(entry, around),
    ...unverifiedProblems(entry),
  ];
}

function figureProblems(entry: Entry, { parameters }: KnowledgeSurroundings): readonly Problem[] {
  return Object.entries(entry.figures).flatMap(([name, figure]) =>
    Object.entries(figure.with).flatMap(([input, source]) => {
      const at = ['figures', name, 'with', input];
      const broken = defectIn(() => namesIn(source));
      if (broken) return [{ at, message: broken, cure: 'mend the expression' }];
      return unknownParameters(at, lawsInExpression(source), parameters);
    }),
  );
}

function wordProblems(
  entry: Entry,
  part: (typeof PARTS)[number],
  { parameters }: KnowledgeSurroundings,
): readonly Problem[] {
  const template = entry[part] ?? '';
  const broken = defectIn(() => namesInTemplate(template));
  if (broken) return [{ at: [part], message: broken, cure: 'mend the template' }];
  const known = new Set<string>([...ALWAYS_KNOWN, ...Object.keys(entry.figures)]);
  const unknown = namesInTemplate(template).filter((name) => !known.has(name));
  return [
    ...unknown.map((name) => ({
      at: [part],
      message: `nothing gives "${name}" a value`,
      cure: 'name it under figures',
    })),
    ...bareFigures(template).map((figure) => ({
      at: [part],
      message: `the figure "${figure}" has no law behind it`,
      cure: 'show it with "| law", calculate it, or mark it: {{ "3" | plain }}',
    })),
    ...unknownParameters([part], lawsIn(template), parameters),
  ];
}

function unknownParameters(
  at: readonly PropertyKey[],
  used: readonly string[],
  parameters: ReadonlySet<string>,
): readonly Problem[] {
  return used
    .filter((id) => !parameters.has(id))
    .map((id) => ({
      at,
      message: `there is no parameter "${id}"`,
      cure: 'name a file of content/parameters without ".yaml"; by group or sex with its key',
    }));
}

/** Says the part as somebody would hear it today. */
function saidProblems(
  entry: Entry,
  part: (typeof PARTS)[number],
  { tools, on }: KnowledgeSurroundings,
): readonly Problem[] {
  if (!holdsOn(entry, on)) return [];
  try {
    const said = tell(entry, part, { known: {}, tools });
    const length = Array.from((said?.text ?? '').normalize('NFC')).length;
    if (length <= LONGEST[part]) return [];
    const message = `the ${part} has ${length} characters when it is said, ${LONGEST[part]} are allowed`;
    return [{ at: [part], message, cure: 'say less, or move the rest to "more"' }];
  } catch (error) {
    if (!(error instanceof Defect)) throw error;
    const cure =
      error instanceof NoFigureToday
        ? 'end the answer with "to", or mend the inputs of the calculator'
        : 'mend the template';
    return [{ at: [part], message: error.message, cure }];
  }
}

function holdsOn({ from, to }: Entry, on: LocalDate): boolean {
  return from <= on && (to === undefined || on <= to);
}

function dateProblems({ from, to, reviewed }: Entry, on: LocalDate): readonly Problem[] {
  const backwards = to !== undefined && to < from;
  const due = addMonths(reviewed, MONTHS_UNTIL_REVIEW);
  return [
    ...(backwards
      ? [{ at: ['to'], message: 'the answer ends before it begins', cure: 'mend from or to' }]
      : []),
    ...(on >= due
      ? [
          {
            at: ['reviewed'],
            message: `nobody compared the answer with its source since ${reviewed}`,
            cure: `due since ${due}: compare, then set reviewed`,
            severity: 'warning' as const,
          },
        ]
      : []),
  ];
}

function flowProblems({ flow }: Entry, { tools }: KnowledgeSurroundings): readonly Problem[] {
  if (flow === undefined || tools.flows.find(flow)) return [];
  return [{ at: ['flow'], message: `there is no flow "${flow}"`, cure: 'name a file of flows' }];
}

/** What no source confirms must say whom to ask. */
function unverifiedProblems({ status, answer, more }: Entry): readonly Problem[] {
  if (status !== 'unverified' || NAMES_WHOM_TO_ASK.test(`${answer} ${more ?? ''}`)) return [];
  const message = 'is unverified and does not say whom to ask';
  return [{ at: ['answer'], message, cure: 'tell the person to ask BHXH', severity: 'warning' }];
}

function defectIn(read: () => unknown): string | undefined {
  try {
    read();
    return undefined;
  } catch (error) {
    if (error instanceof Defect) return error.message;
    throw error;
  }
}
