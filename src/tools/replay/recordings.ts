import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { Unusable } from '../runTool.ts';

/** A payload file: its first word says what it holds. */
export interface Recording {
  readonly name: string;
  /**
   * `webhook`: the body as a platform posts it; `api`: `{request, response}` of a call to a platform;
   * `signature`: a body, a secret and the header that belongs to them.
   */
  readonly kind: 'webhook' | 'api' | 'signature';
  readonly bytes: Buffer;
}

/** What replaying a recording came to; without failures it is fine. */
export interface Verdict {
  /** What was understood and what was done, in a line. */
  readonly told: string;
  readonly failures: readonly string[];
}

const KINDS = ['webhook', 'api', 'signature'] as const;

/** Every payload file of a folder, by name. Throws `Unusable` when there is none. */
export async function readRecordings(folder: string): Promise<readonly Recording[]> {
  const names = await namesIn(folder);
  const recordings = names.flatMap((name) => {
    const kind = KINDS.find((each) => name.startsWith(`${each}-`));
    return kind === undefined || !name.endsWith('.json') ? [] : [{ name, kind }];
  });
  if (recordings.length === 0) {
    throw new Unusable(
      `${folder} holds no file named webhook-*.json, api-*.json, signature-*.json`,
    );
  }
  return Promise.all(
    recordings.map(async ({ name, kind }) => ({
      name,
      kind,
      bytes: await readFile(path.join(folder, name)),
    })),
  );
}

async function namesIn(folder: string): Promise<readonly string[]> {
  try {
    return (await readdir(folder)).sort();
  } catch (cause) {
    throw new Unusable(`the folder ${folder} cannot be read`, { cause });
  }
}
