import { readdir } from 'node:fs/promises';
import path from 'node:path';
import { inspectParameters } from '../../core/policy/inspectParameters.ts';
import type { Finding, ParameterFile } from '../../core/policy/inspectParameters.ts';
import { lackingFigures } from '../../core/policy/figures.ts';
import { parameterSchema } from '../../core/policy/parameters.ts';
import type { Law } from '../../core/policy/parameters.ts';
import type { LocalDate } from '../../core/shared/localDate.ts';
import { z } from 'zod';
import { ContentRefused, readYaml } from './yamlFile.ts';
import type { ContentProblem, YamlFile } from './yamlFile.ts';

/** The law of a content folder, and what an editor should look at soon. */
export interface LoadedLaw {
  readonly law: Law;
  readonly warnings: readonly ContentProblem[];
}

/**
 * Reads `parameters/**.yaml` of the content folder. Throws `ContentRefused` with every error found, each with
 * file, line and cure; also when a figure that the calculators need is missing. `on` is the day
 * for which the warnings (ending, not reviewed) are judged.
 */
export async function loadLaw(contentFolder: string, on: LocalDate): Promise<LoadedLaw> {
  const directory = path.join(contentFolder, 'parameters');
  const files = await readParameterFiles(directory);
  const findings = inspectParameters(files, on);
  const told = (severity: Finding['severity']) =>
    findings
      .filter((finding) => finding.severity === severity)
      .map((finding) => tell(finding, files));
  refuseIfAny(told('error'));

  const law: Law = new Map(files.map(({ id, content }) => [id, parameterSchema.parse(content)]));
  refuseIfAny(lackingIn(law, directory));
  return { law, warnings: told('warning') };
}

type LocatedFile = ParameterFile & YamlFile<unknown>;

async function readParameterFiles(directory: string): Promise<LocatedFile[]> {
  const names = await readdir(directory, { recursive: true });
  const yaml = names.filter((name) => name.endsWith('.yaml')).sort();
  return Promise.all(
    yaml.map(async (name) => {
      const source = await readYaml(path.join(directory, name), z.unknown());
      const id = name.slice(0, -'.yaml'.length).split(path.sep).join('/');
      return { ...source, content: source.value, id };
    }),
  );
}

function tell(finding: Finding, files: readonly LocatedFile[]): ContentProblem {
  const { file, message, cure } = finding;
  const line = files.find((candidate) => candidate.file === file)?.lineOf(finding.path) ?? 1;
  return { file, line, message, cure };
}

function lackingIn(law: Law, directory: string): ContentProblem[] {
  return lackingFigures(law).map(({ id, needs, has }) => ({
    file: path.join(directory, `${id}.yaml`),
    line: 1,
    message: has ? `has shape ${has}` : 'is missing',
    cure: `the calculators need shape ${needs}`,
  }));
}

function refuseIfAny(problems: readonly ContentProblem[]): void {
  if (problems.length > 0) throw new ContentRefused(problems);
}
