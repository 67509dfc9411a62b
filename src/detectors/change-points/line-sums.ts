/** Sums over the values before each index, from which any straight line is fitted in constant time. */
export interface LineSums {
  readonly plain: Float64Array;
  readonly squared: Float64Array;
  /** Of index times value. */
  readonly moment: Float64Array;
}

/** The least-squares line through the values of a stretch. */
export interface Line {
  readonly count: number;
  /** Mean index, counted from an origin. */
  readonly centre: number;
  /** Sum of squared distances of the indices from their mean. */
  readonly spread: number;
  /** Mean of the values: the height of the line at the centre. */
  readonly mean: number;
  /** Rise per index; 0 for a single value. */
  readonly slope: number;
  /** Sum of squared distances of the values from the line. */
  readonly squares: number;
}

export function lineSums(values: Float64Array): LineSums {
  const count = values.length;
  const [plain, squared, moment] = [count + 1, count + 1, count + 1].map(
    (size) => new Float64Array(size),
  ) as [Float64Array, Float64Array, Float64Array];
  for (let i = 0; i < count; i += 1) {
    const value = values[i] as number;
    plain[i + 1] = (plain[i] as number) + value;
    squared[i + 1] = (squared[i] as number) + value * value;
    moment[i + 1] = (moment[i] as number) + i * value;
  }
  return { plain, squared, moment };
}

/** The line through the values from `start` up to `end`. */
export function lineBetween(sums: LineSums, start: number, end: number, origin: number): Line {
  const { plain, squared, moment } = sums;
  const count = end - start;
  const sum = (plain[end] as number) - (plain[start] as number);
  const middle = (start + end - 1) / 2;
  const tilt = (moment[end] as number) - (moment[start] as number) - middle * sum;
  const spread = (count * (count * count - 1)) / 12;
  const slope = count > 1 ? tilt / spread : 0;
  const squares = (squared[end] as number) - (squared[start] as number) - (sum * sum) / count - slope * tilt;
  return { count, centre: middle - origin, spread, mean: sum / count, slope, squares };
}
