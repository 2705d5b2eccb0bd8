import { readFileSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'yaml';
import type { z } from 'zod';

/** A content file that cannot be used: which one, where in it, and what to do. */
export class ContentFileError extends Error {
  override readonly name = 'ContentFileError';
  /** The path as it was given. */
  readonly file: string;

  constructor(file: string, reason: string, cause?: unknown) {
    super(`${file}: ${reason}`, { cause });
    this.file = file;
  }
}

/** Reads and checks a YAML file; throws `ContentFileError` with the place and the cure. */
export function readYaml<Schema extends z.ZodType>(file: string, schema: Schema): z.output<Schema> {
  const checked = schema.safeParse(parsed(file));
  if (checked.success) return checked.data;
  const issues = checked.error.issues.map(
    (issue) => `${issue.path.map(String).join('.') || 'the file'}: ${issue.message}`,
  );
  throw new ContentFileError(file, `correct ${issues.join('; ')}`, checked.error);
}

function parsed(file: string): unknown {
  try {
    return parse(readFileSync(path.resolve(file), 'utf8'));
  } catch (error) {
    throw new ContentFileError(file, 'cannot be read as YAML; restore or correct it', error);
  }
}
