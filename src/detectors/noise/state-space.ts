/**
 * Slow noise with white noise on top, as the accuracy of a drifting model on a finite test set has it: an AR(1) process
 * of correlation `rho` whose innovations have `ratio` times the variance of the white noise.
 */
export interface DriftingNoise {
  readonly rho: number;
  readonly ratio: number;
}

/** Slow noises that are told apart. */
export const DRIFTS: readonly DriftingNoise[] = [0.95, 0.995].flatMap((rho) =>
  [0.01, 0.03, 0.1, 0.3, 1, 3].map((ratio) => ({ rho, ratio })),
);

/** What the Kalman filter of a noise needs at each point; it does not depend on the data. */
export interface Filter {
  readonly rho: number;
  readonly gain: Float64Array;
  /** 1 / standard deviation of the innovation. */
  readonly precision: Float64Array;
  /** Sum of the ln of the variances of the innovations. */
  readonly logDeterminant: number;
}

/** Gains for noise of `count` evaluations, in units of the white noise. */
export function filterFor({ rho, ratio }: DriftingNoise, count: number): Filter {
  const gain = new Float64Array(count);
  const precision = new Float64Array(count);
  let logDeterminant = 0;
  let predicted = ratio / (1 - rho * rho);
  for (let i = 0; i < count; i += 1) {
    const variance = predicted + 1;
    gain[i] = predicted / variance;
    precision[i] = 1 / Math.sqrt(variance);
    logDeterminant += Math.log(variance);
    predicted = (rho * rho * predicted) / variance + ratio;
  }
  return { rho, gain, precision, logDeterminant };
}

/** A column with the noise of the filter made white and of unit variance. */
export function whitenBy({ rho, gain, precision }: Filter, column: Float64Array): Float64Array {
  let predicted = 0;
  return column.map((value, i) => {
    const innovation = value - predicted;
    predicted = rho * (predicted + (gain[i] as number) * innovation);
    return innovation * (precision[i] as number);
  });
}
