import type { Layout } from './capabilities.ts';
import { characterCount } from './characters.ts';
import type { Link, OutboundPart } from './outbound.ts';

/** A link in words, for where it cannot be a button. */
export function linkLine(link: Link): string {
  return `${link.title}: ${link.kind === 'url' ? link.url : link.phone}`;
}

/** The parts with the links as buttons of the last one; undefined where the platform shows no such thing. */
export function withLinkButtons(
  parts: readonly OutboundPart[],
  links: readonly Link[],
  { links: limits }: Layout,
): readonly OutboundPart[] | undefined {
  const last = parts.at(-1);
  if (!last || last.text === '' || last.image) return undefined;
  const beside = limits.countWithButtons ? last.buttons.length : 0;
  const fits =
    links.length + beside <= limits.count &&
    characterCount(last.text) <= limits.textLength &&
    links.every(({ title }) => characterCount(title) <= limits.titleLength);
  return fits ? [...parts.slice(0, -1), { ...last, links }] : undefined;
}
