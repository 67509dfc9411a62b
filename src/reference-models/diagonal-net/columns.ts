import type { FeatureMatrix } from './features/index.js';

/** The chosen columns of the feature matrix, one after the other: `coordinates.length` × n. A product with it for each. */
export function columnsOf(features: FeatureMatrix, coordinates: ArrayLike<number>): Float64Array {
  const { samples, dimension, multiply } = features;
  const unit = new Float64Array(dimension);
  const chosen = new Float64Array(coordinates.length * samples);
  for (let index = 0; index < coordinates.length; index++) {
    const coordinate = coordinates[index] as number;
    unit[coordinate] = 1;
    multiply(unit, chosen.subarray(index * samples, (index + 1) * samples));
    unit[coordinate] = 0;
  }
  return chosen;
}
