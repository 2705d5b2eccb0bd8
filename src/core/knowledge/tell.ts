import { evaluate } from '../flow/expression.ts';
import { NoFigureToday } from '../flow/failure.ts';
import { lawsInExpression } from '../flow/inspect/templates.ts';
import { namesInTemplate, render } from '../flow/template.ts';
import type { FlowTools, Session } from '../flow/types.ts';
import { withAddress } from '../flow/variables.ts';
import type { Variables } from '../flow/variables.ts';
import type { AssessmentLine } from '../policy/assessment.ts';
import type { Entry } from './entry.ts';

/** What of an entry is said. */
export type EntryPart = 'question' | 'answer' | 'more';

/** To whom, with what: the day, the law and the words. */
export interface Listener {
  readonly known: Session['known'];
  readonly tools: FlowTools;
}

/** Words with the law behind them: first where the answer stands, then each figure. */
export interface SaidPart {
  readonly text: string;
  readonly lines: readonly AssessmentLine[];
}

/**
 * Says a part of an entry; undefined when it has no such part. Throws `NoFigureToday` when a figure in
 * it has no value that day: the answer is then not given at all. Throws `Defect` when it cannot be said.
 */
export function tell(entry: Entry, part: EntryPart, listener: Listener): SaidPart | undefined {
  const template = entry[part];
  if (template === undefined) return undefined;
  const { known, tools } = listener;
  const figures = figuresIn(entry, template, listener);
  const lines = [sourceOf(entry), ...figures.flatMap((figure) => figure.lines)];
  const results = Object.fromEntries(figures.map(({ name, value }) => [name, value]));
  const text = render(entry, template, {
    tools,
    variables: withAddress(results, known, tools),
    lines,
  });
  return { text, lines };
}

interface FigureFound {
  readonly name: string;
  readonly value: object;
  readonly lines: readonly AssessmentLine[];
}

/** The results that a template speaks of; the others need not have a value. */
function figuresIn(entry: Entry, template: string, listener: Listener): readonly FigureFound[] {
  const names = new Set(namesInTemplate(template));
  return Object.keys(entry.figures)
    .filter((name) => names.has(name))
    .map((name) => figureOf(entry, name, listener));
}

function figureOf(entry: Entry, name: string, { known, tools }: Listener): FigureFound {
  const { calculator = '', with: inputs = {} } = entry.figures[name] ?? {};
  const missing = Object.values(inputs)
    .flatMap(lawsInExpression)
    .find((id) => tools.figures[id] === undefined);
  if (missing !== undefined) throw new NoFigureToday(missing);
  const scope: Variables = { ...withAddress({}, known, tools), law: tools.figures };
  const values = Object.entries(inputs).map(([input, source]): [string, unknown] => [
    input,
    evaluate(entry, source, scope),
  ]);
  const outcome = tools.calculate(calculator, Object.fromEntries(values));
  if (!outcome.ok) throw new NoFigureToday(`${name}: ${outcome.refusal.code}`);
  const { result, lines, warnings } = outcome;
  const fields = typeof result === 'object' && result !== null ? result : { value: result };
  return { name, value: { ...fields, lines, warnings }, lines };
}

function sourceOf({ question, source, from }: Entry): AssessmentLine {
  return {
    label: question,
    parameters: [],
    references: source.map(({ title, article, url }) => ({
      title,
      article,
      from,
      ...(url !== undefined && { url }),
    })),
  };
}
