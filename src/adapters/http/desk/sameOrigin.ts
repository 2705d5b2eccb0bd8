import type { Request } from 'express';

/** The header that every request of the desk's pages carries; a form of another site cannot set it. */
export const DESK_HEADER = 'x-ansinh-desk';

/**
 * True when a request that changes something comes from the desk's own pages: it carries
 * `DESK_HEADER`, and its `Origin` is the public address or the host it was sent to. Browsers always
 * send `Origin` with such requests; whoever sends none is no page of ours.
 */
export function isFromOwnPage(request: Request, publicUrl: string | undefined): boolean {
  const origin = request.get('origin');
  if (request.get(DESK_HEADER) === undefined || origin === undefined) return false;
  if (publicUrl !== undefined && origin === originOf(publicUrl)) return true;
  return origin === `${request.protocol}://${request.get('host') ?? ''}`;
}

function originOf(url: string): string {
  return new URL(url).origin;
}
