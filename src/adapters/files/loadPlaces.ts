import { readdir } from 'node:fs/promises';
import path from 'node:path';
import { inspectPlaces, placesSchema, type Places } from '../../core/understanding/places.ts';
import { ContentRefused, readYaml } from './yamlFile.ts';

/** Reads every province of `places/` of the content folder; throws `ContentRefused`. */
export async function loadPlaces(contentFolder: string): Promise<readonly Places[]> {
  const directory = path.join(contentFolder, 'places');
  const files = (await readdir(directory)).filter((name) => name.endsWith('.yaml')).sort();
  const cure = 'restore the files of the provinces';
  if (files.length === 0) {
    throw new ContentRefused([{ file: directory, line: 1, message: 'holds no .yaml file', cure }]);
  }
  return Promise.all(files.map((name) => loadProvince(path.join(directory, name))));
}

async function loadProvince(file: string): Promise<Places> {
  const { value, lineOf } = await readYaml(file, placesSchema);
  const problems = inspectPlaces(value).map(({ message }) => ({
    file,
    line: lineOf([]),
    message,
    cure: 'every id and name stands once, and offices serve communes that exist',
  }));
  if (problems.length > 0) throw new ContentRefused(problems);
  return value;
}
