import { readdir } from 'node:fs/promises';
import path from 'node:path';
import { inspectParameters } from '../../core/policy/inspectParameters.ts';
import type { Finding, ParameterFile } from '../../core/policy/inspectParameters.ts';
import { lackingFigures } from '../../core/policy/figures.ts';
import { parameterSchema } from '../../core/policy/parameters.ts';
import type { Law } from '../../core/policy/parameters.ts';
import type { LocalDate } from '../../core/shared/localDate.ts';
import { complaint, ContentRefused, readYamlFile } from './yamlFile.ts';
import type { YamlFile } from './yamlFile.ts';

/** The law of a content folder, and what an editor should look at soon, as `file:line …`. */
export interface LoadedLaw {
  readonly law: Law;
  readonly warnings: readonly string[];
}

/**
 * Reads `<contentDirectory>/parameters/**.yaml`. Throws `ContentRefused` with every error found, each with
 * file, line and cure; also when a figure that the calculators need is missing. `on` is the day
 * for which the warnings (ending, not reviewed) are judged.
 */
export async function loadLaw(contentDirectory: string, on: LocalDate): Promise<LoadedLaw> {
  const directory = path.join(contentDirectory, 'parameters');
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

type LocatedFile = ParameterFile & YamlFile;

async function readParameterFiles(directory: string): Promise<LocatedFile[]> {
  const names = await readdir(directory, { recursive: true });
  const yaml = names.filter((name) => name.endsWith('.yaml')).sort();
  return Promise.all(
    yaml.map(async (name) => ({
      ...(await readYamlFile(path.join(directory, name))),
      id: name.slice(0, -'.yaml'.length).split(path.sep).join('/'),
    })),
  );
}

function tell(finding: Finding, files: readonly LocatedFile[]): string {
  const file = files.find((candidate) => candidate.file === finding.file);
  return file ? complaint(file, finding) : `${finding.file} ${finding.message} — ${finding.cure}`;
}

function lackingIn(law: Law, directory: string): string[] {
  return lackingFigures(law).map(({ id, needs, has }) => {
    const file = path.join(directory, `${id}.yaml`);
    return has
      ? `${file}:1 has shape ${has} — the calculators need shape ${needs}`
      : `${file}:1 is missing — add it with shape ${needs}`;
  });
}

function refuseIfAny(complaints: readonly string[]): void {
  if (complaints.length > 0) throw new ContentRefused(complaints.join('\n'));
}
