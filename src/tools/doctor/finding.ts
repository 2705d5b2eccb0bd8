/** What one check found: what was seen, and what to do about it when it is not well. */
export type Finding =
  | { readonly state: 'ok'; readonly check: string; readonly seen: string }
  | {
      /** `warning`: it works, and somebody should look; `FAIL`: people are not answered as they should be. */
      readonly state: 'warning' | 'FAIL';
      readonly check: string;
      readonly seen: string;
      readonly cure: string;
    };

export function ok(check: string, seen: string): Finding {
  return { state: 'ok', check, seen };
}

export function warning(check: string, seen: string, cure: string): Finding {
  return { state: 'warning', check, seen, cure };
}

export function fail(check: string, seen: string, cure: string): Finding {
  return { state: 'FAIL', check, seen, cure };
}

/** A finding as the terminal shows it; the cure stands under it. */
export function lineOf(finding: Finding): string {
  const head = `${finding.state.padEnd(7)}  ${finding.check}: ${inOneLine(finding.seen)}\n`;
  return finding.state === 'ok' ? head : `${head}         → ${inOneLine(finding.cure)}\n`;
}

/** What a platform tells must not move the terminal's cursor. */
function inOneLine(text: string): string {
  return text.replace(/[\p{C}\s]+/gu, ' ').trim();
}
