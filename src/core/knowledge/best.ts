/** The places of the highest of the first `among` scores, best first; none that is 0 or less. */
export function bestOf(scores: Float32Array, among: number, most: number): readonly number[] {
  const best: number[] = [];
  for (let at = 0; at < among; at += 1) {
    const least = best.length === most ? scoreAt(scores, best.at(-1)) : 0;
    if (scoreAt(scores, at) <= least) continue;
    if (best.length === most) best.pop();
    insert(best, at, scores);
  }
  return best;
}

/** Of two alike the earlier one stays before the later one. */
function insert(best: number[], at: number, scores: Float32Array): void {
  const score = scoreAt(scores, at);
  let place = best.length;
  while (place > 0 && scoreAt(scores, best[place - 1]) < score) place -= 1;
  best.splice(place, 0, at);
}

/** The score at a place; 0 where there is none. */
export function scoreAt(scores: Float32Array, at: number | undefined): number {
  return at === undefined ? 0 : (scores[at] ?? 0);
}
