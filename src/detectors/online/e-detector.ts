/** Bets as shares of the greatest bet allowed, 1/m0, all with the same weight. */
const BETS = [0.1, 0.3, 0.6, 0.9, 0.99] as const;

export interface EDetectorState {
  readonly mean: number;
  readonly averageRunLength: number;
  /** One value of M for each bet. */
  readonly evidence: readonly number[];
}

/**
 * Sequential alarm for a mean that has risen above `mean`: the mixture e-SR detector of Shin, Ramdas and Rinaldo
 * (E-detectors, New England Journal of Statistics in Data Science 2, 2024). For each bet b, E = 1 + b (x - mean) and
 * M = (M + 1) E; the alarm is at mean(M) >= averageRunLength.
 *
 * Guarantee: before the change, the expected number of observations until an alarm is at least `averageRunLength`, for
 * every law under which E[x | all before it] <= mean; no distribution, independence or variance is assumed. That the bound is on the
 * conditional mean is why autocorrelation alone breaks nothing: after a high value of noise with correlation rho the next
 * is expected at level + rho times its excess, which is allowed as long as it stays under `mean`. It breaks where the
 * noise itself carries that expectation above `mean` for long: `mean` within about three standard deviations of the
 * plateau with rho near 1, or a plateau that drifts. Such a drift is then what is reported.
 *
 * Time and memory are those of five numbers; nothing is allocated by `push`.
 *
 * @example
 * const detector = new EDetector(0.2, 1e6);
 * [0.05, 0.07, 0.04].some((x) => detector.push(x)); // => false
 * Array.from({ length: 20 }, () => 0.9).findIndex((x) => detector.push(x)); // => 9
 */
export class EDetector {
  private readonly mean: number;
  private readonly averageRunLength: number;
  private readonly evidence: Float64Array;

  /**
   * @param mean greatest conditional mean before the change, m0, above 0 and below 1
   * @param averageRunLength expected number of observations to a false alarm, at least 1
   * @throws {RangeError} for values out of range
   */
  constructor(mean: number, averageRunLength: number) {
    if (!(mean > 0 && mean < 1)) throw new RangeError(`The mean must lie between 0 and 1, not at ${mean}.`);
    if (!(averageRunLength >= 1))
      throw new RangeError(`The average run length must be at least 1, not ${averageRunLength}.`);
    this.mean = mean;
    this.averageRunLength = averageRunLength;
    this.evidence = new Float64Array(BETS.length);
  }

  static resume({ mean, averageRunLength, evidence }: EDetectorState): EDetector {
    const detector = new EDetector(mean, averageRunLength);
    detector.evidence.set(evidence);
    return detector;
  }

  /**
   * Takes the next observation.
   *
   * @param x within 0..1; values beyond count as the bound
   * @returns whether the evidence is at the alarm
   */
  push(x: number): boolean {
    const excess = Math.min(1, Math.max(0, x)) / this.mean - 1;
    let sum = 0;
    for (let i = 0; i < BETS.length; i++) {
      // Held under infinity, so that a detector that is pushed on after its alarm can come down again.
      const grown = ((this.evidence[i] as number) + 1) * (1 + (BETS[i] as number) * excess);
      const held = Math.min(grown, Number.MAX_VALUE / BETS.length / 2);
      this.evidence[i] = held;
      sum += held;
    }
    return sum >= BETS.length * this.averageRunLength;
  }

  state(): EDetectorState {
    return { mean: this.mean, averageRunLength: this.averageRunLength, evidence: [...this.evidence] };
  }
}
