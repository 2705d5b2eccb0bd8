import { loadFlows } from '../adapters/files/loadFlows.ts';
import { loadOpenings, loadProfile } from '../adapters/files/loadOpenings.ts';
import type { ContentProblem, YamlFile } from '../adapters/files/yamlFile.ts';
import {
  inspectComments,
  inspectLinks,
  inspectProfile,
  type OpeningFinding,
} from '../core/openings/inspectOpenings.ts';

/** What leads people into a conversation, checked against the flows. Throws `ContentRefused`. */
export async function checkOpenings(
  flowsFolder: string,
  contentFolder: string,
): Promise<{ readonly errors: readonly ContentProblem[]; readonly warnings: [] }> {
  const [sources, { links, comments }, profile] = await Promise.all([
    loadFlows(flowsFolder),
    loadOpenings(contentFolder),
    loadProfile(contentFolder),
  ]);
  const flows = new Set(sources.map(({ value }) => value.id));
  const errors = [
    ...placed(links, inspectLinks(links.value, flows)),
    ...placed(comments, inspectComments(comments.value, flows)),
    ...placed(profile, inspectProfile(profile.value, flows)),
  ];
  return { errors, warnings: [] };
}

function placed(
  { file, lineOf }: Pick<YamlFile<unknown>, 'file' | 'lineOf'>,
  findings: readonly OpeningFinding[],
): readonly ContentProblem[] {
  return findings.map(({ path, message }) => ({
    file,
    line: lineOf(path),
    message: `${path.map(String).join('.')}: ${message}`,
    cure: 'name a flow of the folder, or write the flow',
  }));
}
