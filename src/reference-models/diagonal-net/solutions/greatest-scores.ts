/** The up to `count` indices with the greatest |score|, of those above `threshold` that `isExcluded` does not mark. */
export function greatestScores(
  scores: Float64Array,
  count: number,
  threshold: number,
  isExcluded: Uint8Array,
): number[] {
  const candidates: number[] = [];
  for (let k = 0; k < scores.length; k++) {
    if (isExcluded[k] === 0 && Math.abs(scores[k] as number) > threshold) candidates.push(k);
  }
  candidates.sort((a, b) => Math.abs(scores[b] as number) - Math.abs(scores[a] as number));
  return candidates.slice(0, count);
}
