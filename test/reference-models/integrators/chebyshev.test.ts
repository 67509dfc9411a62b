import { describe, expect, it } from 'vitest';
import { chebyshevCoefficients } from '../../../src/reference-models/integrators/chebyshev.js';

/** One step of length 1 from 1 on y′ = z y: the stability polynomial at z. */
function amplification(stages: number, z: number): number {
  const { first, mu, nu, muTilde, gammaTilde } = chebyshevCoefficients(stages);
  let [older, old] = [1, 1 + first * z];
  for (let j = 2; j <= stages; j++) {
    const [m, n] = [mu[j] as number, nu[j] as number];
    const next =
      1 - m - n + m * old + n * older + (muTilde[j] as number) * z * old + (gammaTilde[j] as number) * z;
    [older, old] = [old, next];
  }
  return old;
}

describe('chebyshevCoefficients', () => {
  it('agree with the exponential to second order', () => {
    for (const stages of [2, 3, 5, 10, 50]) {
      for (const z of [-0.01, 0.01]) {
        expect(Math.abs(amplification(stages, z) - (1 + z + (z * z) / 2))).toBeLessThan(2e-7);
      }
    }
  });

  it('are stable and damped along the negative axis as far as 0.653 (s² − 1) reaches', () => {
    for (const stages of [2, 3, 5, 10, 50, 200]) {
      const reach = 0.65 * (stages * stages - 1);
      for (let part = 1; part <= 200; part++) {
        const size = Math.abs(amplification(stages, (-reach * part) / 200));
        expect(size).toBeLessThan(1);
      }
    }
  });

  it('end at the end of the step', () => {
    for (const stages of [2, 7, 100]) expect(chebyshevCoefficients(stages).node[stages]).toBeCloseTo(1, 12);
  });
});
