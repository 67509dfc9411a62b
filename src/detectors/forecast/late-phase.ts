import type { Clock } from '../../run/clock.js';
import type { Curve, Curves } from '../../run/curves.js';
import type { Hyperparameters } from '../../run/hyperparameters.js';
import { median, medianFilter } from '../numerics/index.js';
import type { Score } from '../score.js';
import { filterWidth } from '../shape/filter-width.js';

/** A run from its memorisation on, on the decay clock. The arrays have one entry per evaluation of the train loss, or per bin of a long log. */
export interface LatePhase {
  readonly clock: Clock;
  /** Memorisation step. */
  readonly memorised: number;
  /** s = Σ lr·wd. */
  readonly s: Float64Array;
  /** Train loss, smoothed, above 0. */
  readonly loss: Float64Array;
  /** Weight norm; absent where neither the norm nor its first value is known. */
  readonly norm?: Float64Array;
  readonly weightDecay: number;
  /** Train loss of the untrained model. */
  readonly firstLoss: number;
  /** Whether the losses are squared errors, which is taken for granted where there is no accuracy. */
  readonly isRegression: boolean;
  readonly test: Score;
}

/** Fewest evaluations of the train loss after the fit. */
const fewest = 4;
const mostPoints = 2000;

/** The run after `memorised`, or undefined where too little of its train loss is logged. */
export function latePhase(
  { trainLoss, weightNorm, trainAccuracy, testAccuracy }: Curves,
  { weightDecay, initNorm }: Hyperparameters,
  clock: Clock,
  test: Score,
  memorised: number,
): LatePhase | undefined {
  if (!trainLoss || !weightDecay) return undefined;
  const binned = inBins(trainLoss);
  const smoothed = medianFilter(binned.values, filterWidth(binned.values.length));
  const isLate = (_: number, i: number): boolean =>
    (binned.steps[i] as number) >= memorised && (smoothed[i] as number) > 0;
  const steps = binned.steps.filter(isLate);
  if (steps.length < fewest) return undefined;
  const s = steps.map((step) => clock.at(step));
  const norm = weightNorm
    ? valuesAt(weightNorm, steps)
    : initNorm && s.map((time) => initNorm.value * Math.exp(-time));
  return {
    clock,
    memorised,
    s,
    loss: smoothed.filter(isLate),
    ...(norm ? { norm } : {}),
    weightDecay: weightDecay.value,
    firstLoss: trainLoss.values[0] as number,
    isRegression: !testAccuracy && !trainAccuracy,
    test,
  };
}

/** A curve of at most `mostPoints` points: medians of consecutive evaluations, each at the last of their steps. */
function inBins({ steps, values }: Curve): Pick<Curve, 'steps' | 'values'> {
  const size = Math.ceil(steps.length / mostPoints);
  if (size === 1) return { steps, values };
  const starts = Array.from({ length: Math.ceil(steps.length / size) }, (_, bin) => bin * size);
  return {
    steps: Float64Array.from(starts, (start) => steps[Math.min(start + size, steps.length) - 1] as number),
    values: Float64Array.from(starts, (start) => median(values.subarray(start, start + size))),
  };
}

/** Values of a curve at ascending steps, linear between evaluations, constant beyond its ends. */
function valuesAt({ steps, values }: Curve, wanted: Float64Array): Float64Array {
  let next = 0;
  return wanted.map((step) => {
    while (next < steps.length && (steps[next] as number) < step) next += 1;
    if (next === 0) return values[0] as number;
    if (next === steps.length) return values.at(-1) as number;
    const [t0, t1] = [steps[next - 1] as number, steps[next] as number];
    const [v0, v1] = [values[next - 1] as number, values[next] as number];
    return v0 + ((v1 - v0) * (step - t0)) / (t1 - t0);
  });
}
