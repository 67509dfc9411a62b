/** What speaks for a verdict and against it; the probability that it is right follows from these. */
export interface Features {
  /** Share of rule sets with other reasonable thresholds that give the same verdict. */
  readonly rules: number;
  /** The same share on the two halves of the evaluations. */
  readonly halves: number;
  /** 1 where both halves give the same verdict under the thresholds themselves, else 0. */
  readonly bothHalves: number;
  /** ln of the standard deviation of neighbouring test scores, over .01. */
  readonly noise: number;
}

export const FEATURES = ['rules', 'halves', 'bothHalves', 'noise'] as const;
