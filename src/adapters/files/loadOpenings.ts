import path from 'node:path';
import { commentsFileSchema, type CommentsFile } from '../../core/openings/comments.ts';
import { linksFileSchema, type LinksFile } from '../../core/openings/links.ts';
import { profileFileSchema, type AccountProfile } from '../../core/openings/profile.ts';
import { readYaml, type YamlFile } from './yamlFile.ts';

/** What leads people into a conversation, each from its own file of the content folder. */
export interface Openings {
  readonly links: YamlFile<LinksFile>;
  readonly comments: YamlFile<CommentsFile>;
}

/** Reads `links.yaml` and `messenger/comments.yaml`. Throws `ContentRefused`. */
export async function loadOpenings(contentFolder: string): Promise<Openings> {
  const [links, comments] = await Promise.all([
    readYaml(path.join(contentFolder, 'links.yaml'), linksFileSchema),
    readYaml(path.join(contentFolder, 'messenger', 'comments.yaml'), commentsFileSchema),
  ]);
  return { links, comments };
}

/** Reads `messenger/profile.yaml`. Throws `ContentRefused`. */
export function loadProfile(contentFolder: string): Promise<YamlFile<AccountProfile>> {
  return readYaml(path.join(contentFolder, 'messenger', 'profile.yaml'), profileFileSchema);
}
