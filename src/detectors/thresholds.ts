/** The levels at which the taxonomy (theory note §4.2) draws its lines. All scores are 0..1. */
export interface Thresholds {
  /** Below this test score a fitted run has only memorised. */
  readonly low: number;
  /** From this accuracy (or loss score) on the test set is learnt. */
  readonly high: number;
  /** Smallest move of the test score that counts. */
  readonly amplitude: number;
  /** Smallest t50 / memorisation step of a delayed rise. */
  readonly delay: number;
  /** Largest plateau, as a share of the final score, before a delayed rise. */
  readonly plateauShare: number;
  /** Largest ln(t90/t10) of a transition; wider ones are gradual. */
  readonly width: number;
  /** Share of the level before a late fall that is lost in a full misgrokking. */
  readonly loss: number;
}

/**
 * The theory note gives .25, .90, .2, 2, .5, ln 10 and .5 as starting points. Labelled logs moved four of them: plateaus
 * of .3 (commuted pairs) are still memorisation, tasks with noise end at .85-.9, rules learnt one by one leave plateaus
 * just over half, and staircases of several shelves take a factor of up to 18 (an exponential approach in linear time
 * takes one of 21.9).
 */
export const thresholds: Thresholds = {
  low: 0.35,
  high: 0.85,
  amplitude: 0.2,
  delay: 2,
  plateauShare: 0.6,
  width: Math.log(20),
  loss: 0.5,
};
