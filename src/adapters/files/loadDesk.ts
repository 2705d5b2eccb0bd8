import path from 'node:path';
import { deskRulesSchema, type DeskRules } from '../../core/lead/deskRules.ts';
import { groupsSchema, type GroupRules } from '../../core/lead/groups.ts';
import { loadPlaces } from './loadPlaces.ts';
import { ContentRefused, readYaml } from './yamlFile.ts';

/**
 * How the desk follows leads: `desk/leads.yaml` and `desk/groups.yaml` of the content folder. Throws
 * `ContentRefused`, also when an office or a group names a place that is none.
 */
export async function loadDesk(
  contentFolder: string,
): Promise<{ readonly rules: DeskRules; readonly groups: GroupRules }> {
  const folder = path.join(contentFolder, 'desk');
  const [rules, groups, places] = await Promise.all([
    readYaml(path.join(folder, 'leads.yaml'), deskRulesSchema),
    readYaml(path.join(folder, 'groups.yaml'), groupsSchema),
    loadPlaces(contentFolder),
  ]);
  const communes = places.flatMap((each) => each.communes.map(({ id }) => id));
  const provinces = places.map(({ province }) => province.id);
  const offices = rules.value.offices.flatMap((office) => office.places);
  const named = groups.value.groups.flatMap(({ when }) =>
    when.flatMap((condition) => condition.communes ?? []),
  );
  const problems = [
    ...unknown(rules, offices, [...communes, ...provinces]),
    ...unknown(groups, named, communes),
  ];
  if (problems.length > 0) throw new ContentRefused(problems);
  return { rules: rules.value, groups: groups.value.groups };
}

function unknown(
  { file, lineOf }: { file: string; lineOf: (path: readonly PropertyKey[]) => number },
  named: readonly string[],
  known: readonly string[],
) {
  return named
    .filter((id) => !known.includes(id))
    .map((id) => ({
      file,
      line: lineOf([]),
      message: `"${id}" is no place of content/places`,
      cure: 'correct the id, or add the place',
    }));
}
