import type { Samples } from './data/index.js';
import { lossOf } from './loss.js';
import type { NetState } from './net-state.js';
import type { DiagonalNetConfig } from './settings.js';

/** Greatest relative violations so far, by name. */
export type Violations = Readonly<Record<string, number>>;

/**
 * Checks the identities of the gradient flow of order 2 with weight decay in its own parameters (theory note §2.6),
 * with a = α e^(−clock): u_k v_k = a² in every coordinate, and ‖θ‖² = Σ sqrt(w_k² + 4a⁴).
 */
export function flowIdentities(alpha: number): {
  readonly check: (parameters: Float64Array, clock: number) => void;
  readonly violations: () => Violations;
} {
  let uv = 0;
  let norm = 0;
  return {
    check: (parameters, clock) => {
      const scale = alpha * alpha * Math.exp(-2 * clock);
      const dimension = parameters.length / 2;
      let squaredNorm = 0;
      let expected = 0;
      for (let k = 0; k < dimension; k++) {
        const u = parameters[k] as number;
        const v = parameters[dimension + k] as number;
        uv = Math.max(uv, Math.abs((u * v) / scale - 1));
        squaredNorm += u * u + v * v;
        expected += Math.hypot(u * u - v * v, 2 * scale);
      }
      norm = Math.max(norm, Math.abs(squaredNorm / expected - 1));
    },
    violations: () => ({ uv, norm }),
  };
}

/**
 * Relative violation of λ‖θ‖² = −<θ, ∇L> = −L Σ f_i ∂L/∂f_i, which holds where training has settled, for any net
 * that is homogeneous of order L (theory note §2.6).
 */
export function stationarityViolation(
  { targets }: Samples,
  { task, order, weightDecay }: Pick<DiagonalNetConfig, 'task' | 'order' | 'weightDecay'>,
  { outputs, squaredNorm }: NetState,
): number {
  const slopes = new Float64Array(outputs.length);
  lossOf(task).value(outputs, targets, slopes);
  const pull = -order * slopes.reduce((sum, slope, i) => sum + slope * (outputs[i] as number), 0);
  return Math.abs(pull / (weightDecay * squaredNorm) - 1);
}
