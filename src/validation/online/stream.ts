import { seededRandom } from '../../reference-models/random/index.js';

/** Level before and after, and standard deviation of the noise. */
const plateau = 0.05;
const rise = 0.9;
const deviation = 0.03;
/** Evaluations from 10 to 90 % of the rise. */
const riseLength = 60;

/** A test accuracy with AR(1) noise, clipped to 0..1: plateau until told to rise, then a logistic. */
export function accuracyStream(seed: number, rho: number): (sinceMiddle: number) => number {
  const random = seededRandom(seed);
  const innovation = Math.sqrt(1 - rho * rho);
  let noise = random.normal();
  return (sinceMiddle) => {
    noise = rho * noise + innovation * random.normal();
    const done = 1 / (1 + Math.exp((-sinceMiddle * 2 * Math.log(9)) / riseLength));
    return Math.min(1, Math.max(0, plateau + rise * done + deviation * noise));
  };
}
