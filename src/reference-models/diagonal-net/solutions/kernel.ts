import { inner } from '../inner.js';
import { solveChosen } from './cholesky.js';

/** The solution of the kernel phase, w = Xᵀ coefficients. */
export interface KernelSolution {
  readonly coefficients: Float64Array;
  /** ‖w‖₂; for the separator 1/‖w‖₂ is the greatest L2 margin. */
  readonly norm: number;
}

/**
 * The interpolant of least Euclidean norm: min ‖w‖₂ with <w, x_i> = y_i (Lyu et al. 2023, K2). `gram` is XXᵀ, row
 * major. `undefined` where the samples are linearly dependent.
 */
export function leastNormInterpolant(gram: Float64Array, targets: Float64Array): KernelSolution | undefined {
  const samples = targets.length;
  const all = Array.from({ length: samples }, (_, i) => i);
  const coefficients = solveChosen(gram, samples, all, (i) => targets[i] as number);
  return coefficients && { coefficients, norm: Math.sqrt(inner(coefficients, targets)) };
}

/** Rounds without progress before only one row is exchanged at a time, which cannot cycle. */
const patience = 3;

/**
 * The separator of greatest L2 margin: min ‖w‖₂ with y_i <w, x_i> >= 1 (Lyu et al. 2023, K1), from its dual
 * max Σμ − ½ Σ μ_i μ_j y_i y_j G_ij with μ >= 0 by block principal pivoting (Portugal, Júdice and Vicente 1994), which
 * ends at the KKT conditions. Starts with every sample a support vector, as they nearly all are in high dimension.
 * `undefined` where the samples are linearly dependent.
 */
export function hardMarginSeparator(gram: Float64Array, labels: Float64Array): KernelSolution | undefined {
  const samples = labels.length;
  const signed = gram.map(
    (value, index) => value * sign(Math.floor(index / samples)) * sign(index % samples),
  );
  const isSupport = new Uint8Array(samples).fill(1);
  const multipliers = new Float64Array(samples);
  let fewest = samples + 1;
  let chances = patience;
  for (;;) {
    const support = indicesOf(isSupport, (value) => value === 1);
    const solved = solveChosen(signed, samples, support, () => 1);
    if (!solved) return undefined;
    multipliers.fill(0);
    support.forEach((row, i) => {
      multipliers[row] = solved[i] as number;
    });
    const wrong = indicesOf(isSupport, (value, row) =>
      value === 1 ? (multipliers[row] as number) < 0 : margin(row, support) < 1 - 1e-10,
    );
    if (wrong.length === 0) break;
    if (wrong.length < fewest) {
      fewest = wrong.length;
      chances = patience;
    } else chances--;
    for (const row of chances > 0 ? wrong : wrong.slice(-1)) isSupport[row] = 1 - (isSupport[row] as number);
  }
  const coefficients = multipliers.map((value, row) => value * sign(row));
  return { coefficients, norm: Math.sqrt(inner(coefficients, labels)) };

  function sign(row: number): number {
    return labels[row] as number;
  }

  function margin(row: number, support: readonly number[]): number {
    let sum = 0;
    for (const other of support)
      sum += (signed[row * samples + other] as number) * (multipliers[other] as number);
    return sum;
  }
}

function indicesOf(values: Uint8Array, test: (value: number, index: number) => boolean): number[] {
  const indices: number[] = [];
  values.forEach((value, index) => {
    if (test(value, index)) indices.push(index);
  });
  return indices;
}
