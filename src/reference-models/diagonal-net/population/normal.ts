import { softplus } from '../../softplus.js';

/**
 * Φ(x), the standard normal distribution function, with an absolute error below 1e-15 (Marsaglia, "Evaluating the
 * normal distribution", J. Stat. Softw. 11 (2004): the Taylor series of Φ/φ).
 */
export function normalBelow(x: number): number {
  if (Math.abs(x) > 9) return x > 0 ? 1 : 0;
  let sum = x;
  let term = x;
  for (let k = 3; sum + term !== sum; k += 2) {
    term *= (x * x) / k;
    sum += term;
  }
  return Math.min(1, Math.max(0, 0.5 + sum * normalDensity(x)));
}

export function normalDensity(x: number): number {
  return Math.exp((-x * x) / 2) / Math.sqrt(2 * Math.PI);
}

/** Beyond this deviation the softplus is a ramp with a spike of weight π²/6 at its corner, to O(deviation⁻³). */
const wide = 100;
/** The density is negligible beyond this many deviations. */
const reach = 7;

/** E ln(1 + exp(-M)) for a Gaussian M: the expected logistic loss of a margin. */
export function expectedLogisticLoss(mean: number, deviation: number): number {
  if (deviation === 0) return softplus(-mean);
  if (deviation > wide) {
    const z = mean / deviation;
    const ramp = deviation * normalDensity(z) - mean * normalBelow(-z);
    return ramp + ((Math.PI * Math.PI) / 6) * (normalDensity(z) / deviation);
  }
  // The trapezium rule converges geometrically; the poles of the integrand are π/deviation off the axis.
  const step = Math.min(0.5, 1.25 / deviation);
  const last = Math.ceil(reach / step);
  let sum = 0;
  for (let i = -last; i <= last; i++)
    sum += normalDensity(i * step) * softplus(-(mean + deviation * i * step));
  return sum * step;
}
