import { GrokscopeError } from '../../util/errors.js';
import { chebyshevCoefficients, type StageCoefficients } from './chebyshev.js';
import { spectralRadius } from './spectral-radius.js';
import type { Step, System } from './system.js';

export interface Rkc2Options {
  /** Relative error allowed per step. Default 1e-4. */
  readonly relativeTolerance?: number;
  /** Absolute error allowed per step, in units of y. Default 1e-9. */
  readonly absoluteTolerance?: number;
  /**
   * Components below this share of the root mean square of all are judged as if they had that size. For states whose
   * components matter by their sum, such as dual states. Default 0.
   */
  readonly floor?: number;
}

const maxStages = 400;
/** The spectral radius is estimated anew after this many accepted steps. */
const radiusLife = 25;

/**
 * Second-order Runge-Kutta-Chebyshev with error control: for mildly stiff problems whose Jacobian has eigenvalues near
 * the negative real axis, such as gradient flows. The number of stages grows with √(h·ρ), ρ the spectral radius.
 * Sommeijer, Shampine and Verwer, "RKC: an explicit solver for parabolic PDEs", J. Comput. Appl. Math. 88 (1998).
 *
 * Yields every accepted step; the arrays in it are reused.
 *
 * @throws GrokscopeError `usage` where the steps shrink to nothing: the problem leaves the range of numbers.
 */
export function* rkc2(
  system: System,
  initial: Float64Array,
  [start, end]: readonly [number, number],
  { relativeTolerance = 1e-4, absoluteTolerance = 1e-9, floor = 0 }: Rkc2Options = {},
): Generator<Step, void> {
  const { size, derivative } = system;
  let y0 = Float64Array.from(initial);
  let y1 = new Float64Array(size);
  let f0 = new Float64Array(size);
  let f1 = new Float64Array(size);
  const eigenvector = new Float64Array(size);
  const work = [new Float64Array(size), new Float64Array(size), new Float64Array(size)] as const;
  const coefficients = new Map<number, StageCoefficients>();

  let t = start;
  derivative(t, y0, f0);
  let radius = spectralRadius(system, t, y0, f0, eigenvector);
  let age = 0;
  let h = firstStep();
  let lastError = 0;
  let lastStep = 0;

  while (t < end) {
    if (age >= radiusLife) refreshRadius();
    const longest = (maxStages * maxStages * 0.653) / Math.max(radius, 1e-300);
    h = Math.min(h, longest, end - t);
    // Two steps of the same length rather than a long and a tiny one.
    if (h < end - t && 2 * h > end - t) h = (end - t) / 2;
    if (!(h > 1e-14 * Math.max(Math.abs(t), Math.abs(end - start) * 1e-9))) throw tooStiff(t);
    const stages = Math.max(2, Math.min(maxStages, 1 + Math.floor(Math.sqrt(1.54 * h * radius + 1))));
    advance(stages);
    const t1 = h === end - t ? end : t + h;
    derivative(t1, y1, f1);
    const error = errorNorm();
    if (!(error <= 1)) {
      h *= Number.isFinite(error) ? Math.max(0.1, 0.8 / Math.cbrt(error)) : 0.1;
      if (age > 0) refreshRadius();
      continue;
    }
    yield { t0: t, t1, y0, y1, f0, f1 };
    t = t1;
    [y0, y1] = [y1, y0];
    [f0, f1] = [f1, f0];
    const factor = growth(error, lastError, lastStep);
    lastError = error;
    lastStep = h;
    h *= Math.max(0.1, Math.min(10, factor));
    age++;
  }

  function refreshRadius(): void {
    radius = spectralRadius(system, t, y0, f0, eigenvector);
    age = 0;
  }

  function firstStep(): number {
    let trial = Math.min(end - start, 1 / Math.max(radius, 1e-300));
    const [probe, slope] = work;
    for (let i = 0; i < size; i++) probe[i] = (y0[i] as number) + trial * (f0[i] as number);
    derivative(t + trial, probe, slope);
    const least = floor === 0 ? 0 : floor * rootMeanSquare(probe);
    let sum = 0;
    for (let i = 0; i < size; i++) {
      const scale = scaleOf(y0[i] as number, probe[i] as number, least);
      sum += (((slope[i] as number) - (f0[i] as number)) / scale) ** 2;
    }
    const error = trial * Math.sqrt(sum / size);
    trial = 0.1 * (error < 0.01 ? 10 * trial : trial / Math.sqrt(error));
    return Math.min(Math.max(trial, 0), end - start);
  }

  /** Writes the state after one step of length h, by the three-term recursion of the Chebyshev polynomials. */
  function advance(stages: number): void {
    let table = coefficients.get(stages);
    if (!table) {
      table = chebyshevCoefficients(stages);
      coefficients.set(stages, table);
    }
    const { first, mu, nu, muTilde, gammaTilde, node } = table;
    let [older, old] = [work[0], work[1]] as [Float64Array, Float64Array];
    const slope = work[2];
    older.set(y0);
    for (let i = 0; i < size; i++) old[i] = (y0[i] as number) + first * h * (f0[i] as number);
    for (let j = 2; j <= stages; j++) {
      derivative(t + (node[j - 1] as number) * h, old, slope);
      const m = mu[j] as number;
      const n = nu[j] as number;
      const mt = (muTilde[j] as number) * h;
      const gt = (gammaTilde[j] as number) * h;
      const rest = 1 - m - n;
      const next = j === stages ? y1 : older;
      for (let i = 0; i < size; i++) {
        next[i] =
          rest * (y0[i] as number) +
          m * (old[i] as number) +
          n * (older[i] as number) +
          mt * (slope[i] as number) +
          gt * (f0[i] as number);
      }
      if (j < stages) [older, old] = [old, older];
    }
  }

  function scaleOf(before: number, after: number, least: number): number {
    return absoluteTolerance + relativeTolerance * Math.max(Math.abs(before), Math.abs(after), least);
  }

  function errorNorm(): number {
    const least = floor === 0 ? 0 : floor * rootMeanSquare(y1);
    let sum = 0;
    for (let i = 0; i < size; i++) {
      const before = y0[i] as number;
      const after = y1[i] as number;
      const estimate = 0.8 * (before - after) + 0.4 * h * ((f0[i] as number) + (f1[i] as number));
      sum += (estimate / scaleOf(before, after, least)) ** 2;
    }
    return Math.sqrt(sum / size);
  }

  /** Predictive control of Sommeijer, Shampine and Verwer, §3.2. */
  function growth(error: number, previous: number, previousStep: number): number {
    if (error < 1e-12) return 10;
    const plain = 0.8 / Math.cbrt(error);
    if (previousStep === 0) return plain;
    return Math.min(plain, (plain * (h / previousStep) * Math.cbrt(previous)) / Math.cbrt(error)) || plain;
  }
}

function rootMeanSquare(vector: Float64Array): number {
  let sum = 0;
  for (const value of vector) sum += value * value;
  return Math.sqrt(sum / vector.length);
}

function tooStiff(t: number): GrokscopeError {
  return new GrokscopeError(
    'usage',
    'flow',
    `the gradient flow cannot be followed past time ${t.toPrecision(6)}: its steps shrink to nothing`,
    'Use smaller values of alpha, lr or weightDecay, or train by descent.',
  );
}
