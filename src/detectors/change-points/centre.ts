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
  const { first, shift } = offsetOf(values);
  const count = values.length;
  const distances = new Float64Array(count);
  let squares = 0;
  for (let i = 0; i < count; i += 1) {
    const distance = (values[i] as number) - first - shift;
    distances[i] = distance;
    squares += distance * distance;
  }
  if (!Number.isFinite(squares)) throw refusal(values);
  return { values: distances, mean: first + shift, squares };
}

/**
 * The first value, and what the mean is above it: together more exact than the mean.
 *
 * @throws {RangeError} where a value is not finite
 */
export function offsetOf(values: ArrayLike<number>): { first: number; shift: number } {
  const count = values.length;
  if (count === 0) return { first: 0, shift: 0 };
  const first = values[0] as number;
  let sum = 0;
  for (let i = 0; i < count; i += 1) sum += (values[i] as number) - first;
  if (!Number.isFinite(sum)) throw refusal(values);
  return { first, shift: sum / count };
}

function refusal(values: ArrayLike<number>): RangeError {
  const index = Array.from(values).findIndex((value) => !Number.isFinite(value));
  return new RangeError(
    index < 0
      ? 'The values are too large: their squares do not add up.'
      : `The value at index ${index} is not finite: ${values[index]}.`,
  );
}
