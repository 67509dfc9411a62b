import type { CompletionData } from './data.js';
import type { Gram } from './gram.js';
import { addRow, dot } from './rows.js';

/**
 * How far Vᵀ U is from a² I (theory note §2.6), with a = α e^(−s) at clock s, relative to the lengths of U and V. Up to
 * rotations of U and V the identity is P Q = a⁴ I: this is half the greatest deviation of an entry ⟨p_i, q_j⟩ (of rows)
 * over the greatest ‖p_i‖‖q_j‖. It holds along the flow from U = V = αI.
 */
export function balanceViolation(gram: Gram, size: number, squaredScale: number): number {
  const startOfQ = size * size;
  const wanted = squaredScale ** 2;
  const row = new Float64Array(size);
  let deviation = 0;
  for (let i = 0; i < size; i++) {
    row.fill(0);
    for (let k = 0; k < size; k++)
      addRow(row, 0, gram, size, startOfQ + k * size, gram[i * size + k] as number);
    row[i] = (row[i] as number) - wanted;
    for (const entry of row) deviation = Math.max(deviation, Math.abs(entry));
  }
  const p = longestRow(gram.subarray(0, startOfQ), size);
  const q = longestRow(gram.subarray(startOfQ), size);
  return deviation / (2 * p * q);
}

function longestRow(matrix: Float64Array, size: number): number {
  let longest = 0;
  for (let start = 0; start < matrix.length; start += size) {
    longest = Math.max(longest, dot(matrix, size, start, start));
  }
  return Math.sqrt(longest);
}

/** How far ‖θ‖² is from Σ √(λ_i² + 4a⁴) over the eigenvalues of W, relatively (theory note §2.6). */
export function normViolation(norm: number, eigenvalues: Float64Array, squaredScale: number): number {
  const predicted = eigenvalues.reduce((sum, value) => sum + Math.hypot(value, 2 * squaredScale), 0);
  return Math.abs(norm ** 2 / predicted - 1);
}

/**
 * How far λ‖θ‖² is from −⟨θ, ∇L⟩ = −(4/N) Σ (W_ij − X*_ij) W_ij over the observed entries, relatively: 0 at a stationary
 * point of L + (λ/2)‖θ‖² (theory note §2.6).
 */
export function stationarityViolation(
  { target, observed }: CompletionData,
  completed: Float64Array,
  norm: number,
  weightDecay: number,
): number {
  let pull = 0;
  for (const entry of observed) {
    const value = completed[entry] as number;
    pull -= (4 / observed.length) * (value - (target[entry] as number)) * value;
  }
  return Math.abs(pull / (weightDecay * norm ** 2) - 1);
}
