import { readdirSync } from 'node:fs';
import path from 'node:path';
import { inspectPlaces, placesSchema, type Places } from '../../core/understanding/places.ts';
import { ContentFileError, readYaml } from './readYaml.ts';

/** Reads every province of `content/places`; throws `ContentFileError` on the first defect. */
export function loadPlaces(contentDirectory: string): readonly Places[] {
  const directory = path.join(contentDirectory, 'places');
  const files = readdirSync(directory).filter((name) => name.endsWith('.yaml'));
  if (files.length === 0)
    throw new ContentFileError(directory, 'holds no .yaml file; restore them');
  return files.sort().map((name) => {
    const file = path.join(directory, name);
    const places = readYaml(file, placesSchema);
    const [defect] = inspectPlaces(places);
    if (defect) throw new ContentFileError(file, defect.message);
    return places;
  });
}
