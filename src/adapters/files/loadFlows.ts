import { createHash } from 'node:crypto';
import { readdir } from 'node:fs/promises';
import path from 'node:path';
import { flowFileSchema } from '../../core/flow/schema.ts';
import type { Flow, FlowFile } from '../../core/flow/schema.ts';
import { ContentRefused, readYaml } from './yamlFile.ts';
import type { ContentProblem, YamlFile } from './yamlFile.ts';

/** Hex digits of a version: enough that two versions of one flow never meet. */
const VERSION_LENGTH = 12;

/** A flow with the file it was written in. */
export type FlowSource = YamlFile<Flow>;

/**
 * Every flow of a folder (`*.yaml`), in order of name. The version is a hash of what a file means:
 * comments and layout do not change it. Throws `ContentRefused` with the problems of all files.
 */
export async function loadFlows(folder: string): Promise<readonly FlowSource[]> {
  const names = (await readdir(folder)).filter((name) => name.endsWith('.yaml')).sort();
  const read = await Promise.allSettled(names.map((name) => loadFlow(path.join(folder, name))));
  const problems = read.flatMap((result) =>
    result.status === 'rejected' ? problemsOf(result.reason) : [],
  );
  if (problems.length > 0) throw new ContentRefused(problems);
  return read.flatMap((result) => (result.status === 'fulfilled' ? [result.value] : []));
}

/** The version of a flow: a short hash of its meaning. */
function flowVersion(file: FlowFile): string {
  return createHash('sha256').update(canonical(file)).digest('hex').slice(0, VERSION_LENGTH);
}

async function loadFlow(file: string): Promise<FlowSource> {
  const source = await readYaml(file, flowFileSchema);
  const name = path.basename(file, '.yaml');
  if (source.value.id !== name) {
    throw new ContentRefused([
      {
        file,
        line: source.lineOf(['id']),
        message: `the flow is called "${source.value.id}" and its file "${name}.yaml"`,
        cure: 'name both the same',
      },
    ]);
  }
  return { ...source, value: { ...source.value, version: flowVersion(source.value) } };
}

function problemsOf(reason: unknown): readonly ContentProblem[] {
  if (reason instanceof ContentRefused) return reason.problems;
  throw reason;
}

/** JSON with sorted keys. */
function canonical(value: unknown): string {
  return JSON.stringify(value, (_, item: unknown) => sorted(item));
}

function sorted(item: unknown): unknown {
  if (typeof item !== 'object' || item === null || Array.isArray(item)) return item;
  return Object.fromEntries(Object.entries(item).sort(([a], [b]) => (a < b ? -1 : 1)));
}
