import type { InboundContent } from '../core/messaging/inbound.ts';
import { opensWindow, type Standing } from '../core/messaging/window.ts';
import type { StoredEvent } from './stores.ts';

/** Where we stand after a person did something; a time ahead of ours opens nothing beyond it. */
export function noteDeed(
  standing: Standing,
  { content, sentAt, receivedAt }: StoredEvent,
): Standing {
  if (!opensWindow(content)) return standing;
  const at = Math.min(sentAt, receivedAt);
  return {
    ...standing,
    interactedAt: Math.max(at, standing.interactedAt ?? -Infinity),
    ...(isFromAd(content) && { adClickedAt: Math.max(at, standing.adClickedAt ?? -Infinity) }),
  };
}

function isFromAd(content: InboundContent): boolean {
  return content.kind === 'opened' && content.fromAd === true;
}
