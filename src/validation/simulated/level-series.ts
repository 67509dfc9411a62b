import type { SeededRandom } from '../../reference-models/random/index.js';
import { uniform } from './draw.js';
import { disturbed } from './noise.js';

/** A series that keeps to a level between its changes. */
export interface LevelSeries {
  readonly values: Float64Array;
  /** Index of the first point of each segment but the first. */
  readonly changes: readonly number[];
}

export interface LevelSettings {
  readonly count: number;
  /** Number of changes. */
  readonly changes: number;
  /** Correlation of neighbouring points; their standard deviation is .03. */
  readonly rho: number;
}

/** No segment is shorter than this share of an even one. */
const shortest = 0.4;
/** Size of a change. */
const [smallest, largest] = [0.1, 0.5];

/** Levels that change by .1 to .5 up or down, at random places, in AR(1) noise. */
export function levelSeries(random: SeededRandom, { count, changes, rho }: LevelSettings): LevelSeries {
  const even = count / (changes + 1);
  const places = Array.from({ length: changes }, (_, i) =>
    Math.round(even * (i + 1 + (1 - shortest) * uniform(random, -0.5, 0.5))),
  );
  let level = 0.5;
  const levels = new Float64Array(count);
  for (let i = 0; i < count; i += 1) {
    if (places.includes(i)) level += (random.uniform() < 0.5 ? -1 : 1) * uniform(random, smallest, largest);
    levels[i] = level;
  }
  return { values: disturbed(random, levels, { rho, spikes: false, clip: false }), changes: places };
}
