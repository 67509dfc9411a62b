import type { Shape } from './logistic.js';

/** Longest curve that is fitted point by point. */
export const LONGEST = 800;
const EVEN_BINS = 400;
/** Bins within `FOCUS` widths to each side of the transition. */
const FOCUS_BINS = 48;
const FOCUS = 6;

/** Points of a curve, or means of neighbouring points. */
export interface Sample {
  readonly x: Float64Array;
  readonly values: Float64Array;
  /** 1 / relative standard deviation of the noise at each point. */
  readonly precision: Float64Array;
}

/**
 * Means over bins of ln(step), so that the cost of a fit does not grow with the log. Bins are an eighth of the width
 * of the transition around its midpoint, so narrow that a mean stands for its points. The noise of a mean is that of m
 * correlated values, with the correlation found within the bins.
 */
export function thin(x: Float64Array, values: Float64Array, focus?: Shape): Sample {
  if (x.length <= LONGEST) return { x, values, precision: new Float64Array(x.length).fill(1) };
  const bins = binOf(x, focus);
  const { times, means, counts, correlation } = meansOfBins(x, values, bins);
  return {
    x: times,
    values: means,
    precision: counts.map((count) => 1 / Math.sqrt(varianceOfMean(count, correlation))),
  };
}

function binOf(x: Float64Array, focus: Shape | undefined): (time: number) => number {
  const first = x[0] ?? 0;
  const even = EVEN_BINS / ((x.at(-1) ?? 0) - first);
  if (!focus) return (time) => Math.floor((time - first) * even);
  const [midpoint, logWidth] = focus;
  const reach = FOCUS * Math.exp(logWidth);
  return (time) => {
    const position = Math.min(Math.max((time - midpoint) / reach, -1), 1);
    return Math.floor((time - first) * even + position * FOCUS_BINS);
  };
}

interface BinMeans {
  readonly times: Float64Array;
  readonly means: Float64Array;
  readonly counts: Float64Array;
  /** Correlation of neighbouring points around the means of their bins. */
  readonly correlation: number;
}

function meansOfBins(x: Float64Array, values: Float64Array, binOfTime: (time: number) => number): BinMeans {
  const times: number[] = [];
  const means: number[] = [];
  const counts: number[] = [];
  let squares = 0;
  let lagged = 0;
  let start = 0;
  let bin = binOfTime(x[0] ?? 0);
  for (let end = 1; end <= x.length; end += 1) {
    const next = end < x.length ? binOfTime(x[end] ?? 0) : Number.NaN;
    if (next === bin) continue;
    bin = next;
    const count = end - start;
    let time = 0;
    let sum = 0;
    for (let i = start; i < end; i += 1) {
      time += x[i] ?? 0;
      sum += values[i] ?? 0;
    }
    const mean = sum / count;
    for (let i = start; i < end; i += 1) {
      const deviation = (values[i] ?? 0) - mean;
      squares += deviation * deviation;
      if (i + 1 < end) lagged += deviation * ((values[i + 1] ?? 0) - mean);
    }
    times.push(time / count);
    means.push(mean);
    counts.push(count);
    start = end;
  }
  return {
    times: Float64Array.from(times),
    means: Float64Array.from(means),
    counts: Float64Array.from(counts),
    correlation: squares > 0 ? Math.min(Math.max(lagged / squares, 0), 0.999) : 0,
  };
}

/** Variance of the mean of `count` AR(1) values of variance 1. */
function varianceOfMean(count: number, correlation: number): number {
  const loose = 1 - correlation;
  const bulk = (1 + correlation) / loose / count;
  return bulk - (2 * correlation * (1 - correlation ** count)) / (count * loose) ** 2;
}
