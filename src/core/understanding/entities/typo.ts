/**
 * True when one wrong, missing, extra or swapped letter makes `typed` into `meant`
 * (Damerau–Levenshtein distance of at most one), in time linear in their length.
 */
export function isOneTypoAway(typed: string, meant: string): boolean {
  if (Math.abs(typed.length - meant.length) > 1) return false;
  let same = 0;
  while (same < typed.length && typed[same] === meant[same]) same += 1;
  const left = typed.slice(same);
  const right = meant.slice(same);
  const isWrong = left.slice(1) === right.slice(1);
  const isExtra = left.slice(1) === right;
  const isMissing = left === right.slice(1);
  return isWrong || isExtra || isMissing || isSwapped(left, right);
}

function isSwapped(left: string, right: string): boolean {
  return (
    left.slice(0, 2) === `${right[1] ?? ''}${right[0] ?? ''}` && left.slice(2) === right.slice(2)
  );
}
