import path from 'node:path';
import { loadFlows } from '../adapters/files/loadFlows.ts';
import type { FlowSource } from '../adapters/files/loadFlows.ts';
import { loadPhrases } from '../adapters/files/loadPhrases.ts';
import { ContentRefused, problemLine } from '../adapters/files/yamlFile.ts';
import type { ContentProblem } from '../adapters/files/yamlFile.ts';
import { inspectFlows } from '../core/flow/inspect/inspectFlows.ts';
import { inspectPhrases } from '../core/flow/inspect/inspectPhrases.ts';

/** Where authors' files stand. */
interface Folders {
  readonly flows: string;
  readonly content: string;
}

/** What one check found: errors stop a release, warnings do not. */
interface Found {
  readonly errors: readonly ContentProblem[];
  readonly warnings: readonly ContentProblem[];
}

type ContentCheck = (folders: Folders) => Promise<Found>;

/** Every check of the content; add one here and it runs everywhere. */
const CHECKS: readonly ContentCheck[] = [checkFlows, checkPhrases];

process.exitCode = await main({
  flows: process.env['FLOWS_DIR'] ?? 'flows',
  content: process.env['CONTENT_DIR'] ?? 'content',
});

async function main(folders: Folders): Promise<number> {
  const found = await Promise.all(CHECKS.map((check) => withoutThrowing(check, folders)));
  const errors = unique(found.flatMap((one) => one.errors));
  const warnings = unique(found.flatMap((one) => one.warnings));
  for (const line of warnings) console.log(`warning: ${line}`);
  for (const line of errors) console.log(line);
  console.log(`${errors.length} errors, ${warnings.length} warnings`);
  return errors.length > 0 ? 1 : 0;
}

async function withoutThrowing(check: ContentCheck, folders: Folders): Promise<Found> {
  try {
    return await check(folders);
  } catch (error) {
    if (error instanceof ContentRefused) return { errors: error.problems, warnings: [] };
    throw error;
  }
}

async function checkFlows(folders: Folders): Promise<Found> {
  const sources = await loadFlows(folders.flows);
  const { value: phrases } = await loadPhrases(folders.content);
  const flows = sources.map(({ value }) => value);
  const findings = inspectFlows({ flows, phrases });
  const placed = (severity: 'error' | 'warning') =>
    findings
      .filter((finding) => finding.severity === severity)
      .map(({ flow, node, message, cure }) => ({
        ...placeOf(sources, flow, node),
        message: node === undefined ? message : `${node}: ${message}`,
        cure,
      }));
  return { errors: placed('error'), warnings: placed('warning') };
}

function placeOf(sources: readonly FlowSource[], flow: string, node: string | undefined) {
  const source = sources.find(({ value }) => value.id === flow);
  const at = node === undefined ? ['start'] : ['nodes', node];
  return { file: relative(source?.file ?? flow), line: source?.lineOf(at) ?? 1 };
}

async function checkPhrases(folders: Folders): Promise<Found> {
  const { value, file, lineOf } = await loadPhrases(folders.content);
  const errors = inspectPhrases(value).map(({ path: at, message, cure }) => ({
    file: relative(file),
    line: lineOf(at),
    message: `${at.join('.')}: ${message}`,
    cure,
  }));
  return { errors, warnings: [] };
}

function relative(file: string): string {
  return path.relative('.', file);
}

function unique(problems: readonly ContentProblem[]): readonly string[] {
  return [...new Set(problems.map(problemLine))];
}
