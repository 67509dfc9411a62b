import type { Shape } from './shape.js';

const longest = 500;

/** The same course with at most about 500 points: the lowest and the highest of each bin, in their order. */
export function thinned(shape: Shape): Shape {
  const count = shape.steps.length;
  if (count <= longest) return shape;
  const size = Math.ceil(count / (longest / 2));
  const kept: number[] = [];
  for (let start = 0; start < count; start += size) {
    let [low, high] = [start, start];
    for (let i = start; i < Math.min(count, start + size); i++) {
      if ((shape.smoothed[i] as number) < (shape.smoothed[low] as number)) low = i;
      if ((shape.smoothed[i] as number) > (shape.smoothed[high] as number)) high = i;
    }
    kept.push(Math.min(low, high));
    if (low !== high) kept.push(Math.max(low, high));
  }
  const fitStep = shape.steps[shape.fitIndex] as number;
  const steps = Float64Array.from(kept, (i) => shape.steps[i] as number);
  const fitIndex = steps.findIndex((step) => step >= fitStep);
  return {
    ...shape,
    steps,
    smoothed: Float64Array.from(kept, (i) => shape.smoothed[i] as number),
    fitIndex: fitIndex < 0 ? steps.length - 1 : fitIndex,
  };
}
