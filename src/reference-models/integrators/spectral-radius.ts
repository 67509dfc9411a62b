import { euclideanNorm } from '../euclidean-norm.js';
import type { System } from './system.js';

const maxIterations = 50;
const tolerance = 0.01;
/** The power method approaches the radius from below. */
const safety = 1.2;

/**
 * An upper estimate of the spectral radius of ∂f/∂y at (t, y) by the nonlinear power method, in units of 1/t.
 * `eigenvector` is read as the first guess, unless it is zero, and holds the dominant direction afterwards.
 */
export function spectralRadius(
  { size, derivative }: System,
  t: number,
  y: Float64Array,
  slope: Float64Array,
  eigenvector: Float64Array,
): number {
  const probe = new Float64Array(size);
  const probeSlope = new Float64Array(size);
  if (euclideanNorm(eigenvector) === 0) startVector(eigenvector, slope);
  const distance = Math.sqrt(Number.EPSILON) * Math.max(euclideanNorm(y), 1e-6);
  let radius = 0;
  for (let iteration = 0; iteration < maxIterations; iteration++) {
    const scale = distance / euclideanNorm(eigenvector);
    for (let i = 0; i < size; i++) probe[i] = (y[i] as number) + scale * (eigenvector[i] as number);
    derivative(t, probe, probeSlope);
    for (let i = 0; i < size; i++) eigenvector[i] = (probeSlope[i] as number) - (slope[i] as number);
    const next = euclideanNorm(eigenvector) / distance;
    if (next === 0) {
      eigenvector.fill(0);
      return 0;
    }
    const settled = Math.abs(next - radius) <= tolerance * next;
    radius = next;
    if (settled && iteration > 0) break;
  }
  return safety * radius;
}

/** The slope, shaken so that no eigendirection is missing. */
function startVector(out: Float64Array, slope: Float64Array): void {
  const size = euclideanNorm(slope) / Math.sqrt(slope.length) || 1;
  for (let i = 0; i < out.length; i++) out[i] = (slope[i] as number) + size * Math.sin(1 + i * 1.618);
}
