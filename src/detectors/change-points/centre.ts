export interface Centred {
  /** Distances of the values from `mean`. */
  readonly values: Float64Array;
  readonly mean: number;
  /** Sum of the squared distances. */
  readonly squares: number;
}

/**
 * Values less their mean, exact for values that share a large offset.
 *
 * @throws {RangeError} where a value is not finite, or the squared distances are too large to add up
 */
export function centre(values: ArrayLike<number>): Centred {
  const count = values.length;
  const distances = new Float64Array(count);
  const first = count > 0 ? (values[0] as number) : 0;
  let sum = 0;
  for (let i = 0; i < count; i += 1) {
    const distance = (values[i] as number) - first;
    distances[i] = distance;
    sum += distance;
  }
  const shift = count > 0 ? sum / count : 0;
  let squares = 0;
  for (let i = 0; i < count; i += 1) {
    const distance = (distances[i] as number) - shift;
    distances[i] = distance;
    squares += distance * distance;
  }
  if (!Number.isFinite(squares)) refuse(values);
  return { values: distances, mean: first + shift, squares };
}

function refuse(values: ArrayLike<number>): never {
  const index = Array.from(values).findIndex((value) => !Number.isFinite(value));
  throw new RangeError(
    index < 0
      ? 'The squares of the values are too large to add up.'
      : `The value at index ${index} is not finite: ${values[index]}.`,
  );
}
