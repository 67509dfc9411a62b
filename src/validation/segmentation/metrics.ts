/** Places of changes: index of the first point of each segment but the first. Order and a place 0 do not matter. */
type Changes = readonly number[];

/** How far a change may be from an annotated one, in points, to count as found. */
const MARGIN = 5;

/**
 * How well a segmentation covers those of the annotators: for each annotated segment the best Jaccard index with a found
 * one, weighted by length, then the mean over annotators (Arbelaez et al. 2010; van den Burg & Williams 2020,
 * arXiv 2003.06222, TCPDBench). From 0 to 1.
 *
 * @param annotations one set of changes for each annotator, at least one
 * @param count number of points, at least 1
 * @throws {RangeError} without annotators or points, or for a change beyond the series
 * @example
 * covering([[10]], [], 20); // => 0.5
 */
export function covering(annotations: readonly Changes[], found: Changes, count: number): number {
  if (annotations.length === 0 || !(count >= 1)) {
    throw new RangeError(`Covering needs an annotator and a point: ${annotations.length}, ${count}.`);
  }
  const segments = segmentsOf(found, count);
  const each = annotations.map((changes) =>
    segmentsOf(changes, count).reduce(
      (sum, truth) =>
        sum + ((truth.end - truth.start) / count) * Math.max(...segments.map((one) => overlap(truth, one))),
      0,
    ),
  );
  return meanOf(each);
}

/**
 * F1 of the changes found, within a margin (TCPDBench): precision counts against the changes of all annotators together,
 * recall is the mean over annotators. The start of the series counts as a change that everyone names, so that agreeing on
 * no change scores 1. From 0 to 1.
 *
 * @param annotations one set of changes for each annotator, at least one
 * @throws {RangeError} without annotators
 * @example
 * changePointF1([[10], []], [12]); // => 1
 */
export function changePointF1(
  annotations: readonly Changes[],
  found: Changes,
  margin: number = MARGIN,
): number {
  if (annotations.length === 0) throw new RangeError('F1 needs at least one annotator.');
  const all = withStart(found);
  const precision = matches(withStart(annotations.flat()), all, margin) / all.length;
  const recall = meanOf(
    annotations.map((changes) => {
      const truth = withStart(changes);
      return matches(truth, all, margin) / truth.length;
    }),
  );
  return (2 * precision * recall) / (precision + recall);
}

interface Stretch {
  readonly start: number;
  readonly end: number;
}

function segmentsOf(changes: Changes, count: number): Stretch[] {
  const starts = withStart(changes);
  if ((starts.at(-1) ?? 0) >= count) {
    throw new RangeError(`The change at ${starts.at(-1)} is beyond a series of ${count} points.`);
  }
  return starts.map((start, k) => ({ start, end: starts[k + 1] ?? count }));
}

/** Jaccard index. */
function overlap(left: Stretch, right: Stretch): number {
  const shared = Math.min(left.end, right.end) - Math.max(left.start, right.start);
  return shared <= 0 ? 0 : shared / (left.end - left.start + right.end - right.start - shared);
}

/** Distinct places, ascending, 0 among them. */
function withStart(changes: Changes): number[] {
  return [...new Set([0, ...changes])].toSorted((left, right) => left - right);
}

/** Number of true changes with a found one within the margin: each in turn takes the nearest that is left. */
function matches(truth: Changes, found: Changes, margin: number): number {
  const left = new Set(found);
  for (const place of truth) {
    const distances = [...left].map((one) => Math.abs(one - place));
    const nearest = Math.min(...distances);
    if (nearest <= margin) left.delete([...left][distances.indexOf(nearest)] as number);
  }
  return found.length - left.size;
}

function meanOf(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
