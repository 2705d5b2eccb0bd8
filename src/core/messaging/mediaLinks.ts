import type { InboundContent } from './inbound.ts';

/**
 * Where the platforms keep what people send: Zalo `*.zdn.vn`, `*.zadn.vn`; Meta `*.fbcdn.net`,
 * `*.fbsbx.com`. A link to anywhere else may lead into our own network.
 */
const MEDIA_HOSTS = ['zdn.vn', 'zadn.vn', 'fbcdn.net', 'fbsbx.com'];

/** The content with only those links that may ever be opened, and how many were left out. */
export function withKnownLinks(content: InboundContent): {
  readonly content: InboundContent;
  readonly dropped: number;
} {
  if (content.kind !== 'media') return { content, dropped: 0 };
  const urls = content.urls.filter(isKnownLink);
  return { content: { ...content, urls }, dropped: content.urls.length - urls.length };
}

/** True for an https address of a platform's store. */
export function isKnownLink(url: string): boolean {
  if (!URL.canParse(url)) return false;
  const { protocol, hostname, username, password, port } = new URL(url);
  const isPlain = protocol === 'https:' && `${username}${password}${port}` === '';
  return isPlain && MEDIA_HOSTS.some((host) => hostname.endsWith(`.${host}`));
}
