import { readFile } from 'node:fs/promises';
import { isScalar, LineCounter, parseDocument } from 'yaml';
import type { Document } from 'yaml';

/** A YAML file with the way from a place in it to its line. */
export interface YamlFile {
  readonly file: string;
  readonly content: unknown;
  /** The line (from 1) of a path, or of the nearest thing around it that stands in the file. */
  readonly lineOf: (path: readonly PropertyKey[]) => number;
}

/** A file of ours that cannot be used; the message names file, line and cure. */
export class ContentRefused extends Error {
  override readonly name = 'ContentRefused';
}

/** One thing wrong in a file, as `file:line message — cure`. */
export function complaint(
  { file, lineOf }: YamlFile,
  { path, message, cure }: { path: readonly PropertyKey[]; message: string; cure: string },
): string {
  return `${file}:${lineOf(path)} ${message} — ${cure}`;
}

/** Reads a YAML file; throws `ContentRefused` when it is no YAML. */
export async function readYamlFile(file: string): Promise<YamlFile> {
  const lineCounter = new LineCounter();
  const document = parseDocument(await readFile(file, 'utf8'), {
    lineCounter,
    prettyErrors: false,
  });
  const lineAt = (offset: number) => Math.max(1, lineCounter.linePos(offset).line);
  const [error] = document.errors;
  if (error) {
    const cure = 'mend the YAML: indentation, quotes and colons';
    throw new ContentRefused(`${file}:${lineAt(error.pos[0])} ${error.message} — ${cure}`);
  }
  return {
    file,
    content: document.toJS(),
    lineOf: (path) => lineAt(offsetOf(document, path)),
  };
}

function offsetOf(document: Document.Parsed, path: readonly PropertyKey[]): number {
  for (let length = path.length; length > 0; length -= 1) {
    const node = document.getIn(path.slice(0, length), true);
    if (hasRange(node)) return node.range[0];
  }
  return isScalar(document.contents) ? 0 : (document.contents?.range[0] ?? 0);
}

function hasRange(node: unknown): node is { range: [number, number, number] } {
  return typeof node === 'object' && node !== null && 'range' in node && Array.isArray(node.range);
}
