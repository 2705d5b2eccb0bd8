import { readFile } from 'node:fs/promises';
import { isMap, isScalar, LineCounter, parseDocument } from 'yaml';
import type { Document, Node } from 'yaml';
import type { z } from 'zod';

/** Something wrong in a file an author writes: where, what, and what to do. */
export interface ContentProblem {
  readonly file: string;
  /** From 1. */
  readonly line: number;
  readonly message: string;
  readonly cure: string;
}

/** A checked file, with the line of any place in it. */
export interface YamlFile<Value> {
  readonly file: string;
  readonly value: Value;
  /** The line of a place, or of the nearest place around it that is there. */
  readonly lineOf: (path: readonly PropertyKey[]) => number;
}

/** Files that cannot be used; the message has a line per problem. */
export class ContentRefused extends Error {
  override readonly name = 'ContentRefused';
  readonly problems: readonly ContentProblem[];

  constructor(problems: readonly ContentProblem[]) {
    super(problems.map(problemLine).join('\n'));
    this.problems = problems;
  }
}

/** `file:line: message — cure` */
export function problemLine({ file, line, message, cure }: ContentProblem): string {
  return `${file}:${line}: ${message} — ${cure}`;
}

/** Reads and checks one YAML file. Throws `ContentRefused` with every problem found. */
export async function readYaml<Schema extends z.ZodType>(
  file: string,
  schema: Schema,
): Promise<YamlFile<z.output<Schema>>> {
  const counter = new LineCounter();
  const document = parseDocument(await textOf(file), { lineCounter: counter });
  const broken = document.errors.map(({ message, pos }) => ({
    file,
    line: counter.linePos(pos[0]).line,
    message: message.split('\n')[0] ?? message,
    cure: 'mend the YAML',
  }));
  if (broken.length > 0) throw new ContentRefused(broken);
  const lineOf = (path: readonly PropertyKey[]) => lineIn(document, counter, path);
  const checked = schema.safeParse(document.toJS());
  if (checked.success) return { file, value: checked.data, lineOf };
  throw new ContentRefused(
    checked.error.issues.map(({ path, message }) => ({
      file,
      line: lineOf(path),
      message: `${path.map(String).join('.') || 'the file'}: ${message}`,
      cure: 'see flows/schema.json and the files beside this one for what is allowed',
    })),
  );
}

async function textOf(file: string): Promise<string> {
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    const isMissing = error instanceof Error && 'code' in error && error.code === 'ENOENT';
    if (!isMissing) throw error;
    throw new ContentRefused([{ file, line: 1, message: 'is missing', cure: 'restore the file' }]);
  }
}

function lineIn(document: Document, counter: LineCounter, path: readonly PropertyKey[]): number {
  for (let length = path.length; length > 0; length -= 1) {
    const offset = offsetOf(document, path.slice(0, length));
    if (offset !== undefined) return counter.linePos(offset).line;
  }
  return 1;
}

/** A key stands where its name does: the value may begin lines later. */
function offsetOf(document: Document, path: readonly PropertyKey[]): number | undefined {
  const parent: unknown =
    path.length > 1 ? document.getIn(path.slice(0, -1), true) : document.contents;
  const name = path.at(-1);
  if (isMap(parent)) {
    const pair = parent.items.find(({ key }) => isScalar(key) && key.value === name);
    return isScalar(pair?.key) ? startOf(pair.key) : undefined;
  }
  const value: unknown = document.getIn(path, true);
  return isNodeLike(value) ? startOf(value) : undefined;
}

function isNodeLike(value: unknown): value is Pick<Node, 'range'> {
  return typeof value === 'object' && value !== null && 'range' in value;
}

function startOf({ range }: Pick<Node, 'range'>): number | undefined {
  return range?.[0];
}
