import type { SeededRandom } from '../../reference-models/random/index.js';

/** What lies between the true curve and the one that is logged. */
export interface Disturbance {
  /** Standard deviation of the AR(1) noise. Default 0.03. */
  readonly sd?: number;
  /** Correlation of neighbouring evaluations. */
  readonly rho: number;
  /** Whether 1 % of the evaluations lie up to 0.3 too low. */
  readonly spikes: boolean;
  /** Whether values are clipped to 0..1, as accuracies are. */
  readonly clip: boolean;
}

const spikeShare = 0.01;
const deepestSpike = 0.3;

/** The curve as it would be logged, in stationary AR(1) noise from the first evaluation on. */
export function disturbed(
  random: SeededRandom,
  curve: Float64Array,
  { sd = 0.03, rho, spikes, clip }: Disturbance,
): Float64Array {
  const innovation = sd * Math.sqrt(1 - rho * rho);
  let noise = sd * random.normal();
  return curve.map((level) => {
    const spike = spikes && random.uniform() < spikeShare ? deepestSpike * random.uniform() : 0;
    const value = level + noise - spike;
    noise = rho * noise + innovation * random.normal();
    return clip ? Math.min(1, Math.max(0, value)) : value;
  });
}
