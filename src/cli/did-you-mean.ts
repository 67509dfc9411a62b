/**
 * The known word that a mistyped one is nearest to, where they differ in less than two of five letters; a missing
 * letter, one too many, a wrong one and two swapped ones each count as one.
 *
 * @example
 * nearest('groking', ['grokking', 'gradual']) // => 'grokking'
 * nearest('fast', ['grokking', 'gradual']) // => undefined
 */
export function nearest(word: string, known: readonly string[]): string | undefined {
  const typed = word.toLowerCase();
  const [best] = known
    .map((candidate) => ({ candidate, distance: distance(typed, candidate.toLowerCase()) }))
    .filter((one) => one.distance < 0.4 * Math.max(typed.length, one.candidate.length))
    .toSorted((a, b) => a.distance - b.distance);
  return best?.candidate;
}

/** Optimal string alignment distance. O(a·b). */
function distance(a: string, b: string): number {
  let beforeLast: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, column) => column);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const isSame = a[i - 1] === b[j - 1];
      let least = Math.min((last[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, (last[j - 1] ?? 0) + (isSame ? 0 : 1));
      const isSwapped = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
      if (isSwapped) least = Math.min(least, (beforeLast[j - 2] ?? 0) + 1);
      row.push(least);
    }
    beforeLast = last;
    last = row;
  }
  return last[b.length] ?? 0;
}
