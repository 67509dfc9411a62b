import type { SeededRandom } from '../../reference-models/random/index.js';

export function uniform(random: SeededRandom, low: number, high: number): number {
  return low + (high - low) * random.uniform();
}

/** Uniform in the logarithm. */
export function logUniform(random: SeededRandom, low: number, high: number): number {
  return Math.exp(uniform(random, Math.log(low), Math.log(high)));
}
