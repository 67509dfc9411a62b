import type { SegmentCost } from '../../../src/detectors/change-points/index.js';

/** Least squares of values about their mean or their straight line. */
function squaresOf(values: readonly number[], cost: SegmentCost): number {
  const middle = (values.length - 1) / 2;
  let [sum, tilt, spread] = [0, 0, 0];
  for (const [i, value] of values.entries()) {
    sum += value;
    tilt += (i - middle) * value;
    spread += (i - middle) ** 2;
  }
  const mean = sum / values.length;
  const slope = cost === 'line' && spread > 0 ? tilt / spread : 0;
  return values.reduce((squares, value, i) => squares + (value - mean - slope * (i - middle)) ** 2, 0);
}

/** The squares of segment [start, end) at [end][start]. */
function squaresOfAll(values: readonly number[], cost: SegmentCost): number[][] {
  return Array.from({ length: values.length + 1 }, (_, end) =>
    Array.from({ length: end }, (_unused, start) => squaresOf(values.slice(start, end), cost)),
  );
}

/**
 * Least squares plus penalty for each change, by dynamic programming over every last segment. A series that is too short
 * to be cut is one segment.
 */
export function leastCost(
  values: readonly number[],
  cost: SegmentCost,
  minLength: number,
  penalty: number,
): number {
  const least: number[] = [-penalty];
  for (const [end, row] of squaresOfAll(values, cost).entries()) {
    const shortest = Math.min(minLength, values.length);
    const costs = row.map((squares, start) =>
      end - start >= shortest ? (least[start] as number) + penalty + squares : Number.POSITIVE_INFINITY,
    );
    if (end > 0) least.push(Math.min(...costs));
  }
  return least.at(-1) as number;
}

/** Least squares for each number of changes. */
export function leastSquares(values: readonly number[], cost: SegmentCost, minLength: number): number[] {
  const all = squaresOfAll(values, cost);
  let least = all.map((row, end) => (end < minLength ? Number.POSITIVE_INFINITY : (row[0] as number)));
  const found = [all.at(-1)?.[0] as number];
  for (let changes = 1; (changes + 1) * minLength <= values.length; changes += 1) {
    const shorter = least;
    least = all.map((row, end) =>
      Math.min(
        ...row.slice(0, end - minLength + 1).map((squares, start) => (shorter[start] as number) + squares),
      ),
    );
    found.push(least.at(-1) as number);
  }
  return found;
}
