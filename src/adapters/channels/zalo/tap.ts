/**
 * Zalo sends the payload of a tapped button as if the person had typed it. This mark tells a tap
 * apart; whoever types it by hand gains nothing, for the flow checks every payload.
 */
const MARK = '#as:';

/** The payload as the button carries it. */
export function tapText(payload: string): string {
  return MARK + payload;
}

/** The payload of a tapped button of ours, or undefined for words. */
export function tappedPayload(text: string): string | undefined {
  const payload = text.startsWith(MARK) ? text.slice(MARK.length) : '';
  return payload === '' ? undefined : payload;
}
