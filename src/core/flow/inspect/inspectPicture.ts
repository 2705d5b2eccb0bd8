import type { Flow, Node } from '../schema.ts';
import { error } from './finding.ts';
import type { Finding, Surroundings } from './finding.ts';

/** A picture that is not there, fields that it does not know, and fields that it lacks. */
export function pictureMistakes(
  flow: Flow,
  id: string,
  { node, around }: { readonly node: Node; readonly around: Surroundings },
): readonly Finding[] {
  if (node.kind !== 'say' || !node.picture || !around.pictures) return [];
  const { name, with: given } = node.picture;
  const picture = around.pictures.get(name);
  if (!picture) {
    const cure = `use one of: ${[...around.pictures.keys()].join(', ')}`;
    return [error(flow, id, { message: `there is no picture "${name}"`, cure })];
  }
  const { fields, required } = picture;
  const unknown = Object.keys(given).filter((field) => !fields.has(field));
  const missing = [...required].filter((field) => !Object.hasOwn(given, field));
  return [
    ...unknown.map((field) =>
      error(flow, id, {
        message: `the picture "${name}" has no field "${field}"`,
        cure: `use one of: ${[...fields].join(', ')}`,
      }),
    ),
    ...missing.map((field) =>
      error(flow, id, {
        message: `the picture "${name}" cannot be drawn without "${field}"`,
        cure: `add "${field}" under "with"`,
      }),
    ),
  ];
}
