import type { ConfigValue } from '../../run/run.js';

/** Verdicts that a generated run can have; names of the taxonomy (theory note §4.2). */
export type TrueVerdict =
  | 'grokking'
  | 'gradual'
  | 'semi_grokking'
  | 'partial_rise'
  | 'memorised_so_far'
  | 'no_delay'
  | 'partial_generalisation'
  | 'misgrokking'
  | 'partial_misgrokking'
  | 'underfit'
  | 'no_learning'
  | 'collapse';

/** The move of the test curve between two levels, in steps, of the noise-free curve. */
export interface TrueTransition {
  readonly from: number;
  readonly to: number;
  readonly t10: number;
  readonly t50: number;
  readonly t90: number;
}

/** Times on the decay clock s = Σ lr·wd. */
export interface TrueClock {
  readonly s10: number;
  readonly s50: number;
  readonly s90: number;
  /** Where the effective weights turn from the kernel to the rich solution: the two cosines cross. `null` where not known. */
  readonly sSwitch: number | null;
  /** ln(‖θ(0)‖ / ‖θ(end)‖); where the norm grew first, its greatest value after the fit stands for ‖θ(0)‖. */
  readonly logAlpha: number;
  /** C = s50 − logAlpha (theory note §2.4). */
  readonly offset: number;
}

/** What is known of a generated run, and how exactly the run obeys the identities of its flow. */
export interface Truth {
  readonly model: string;
  /** How it was trained: `flow` (exact gradient flow) or `descent` (plain steps), and on what: `plain`, `tensorflow`, `wasm`, `cpu`. */
  readonly method: 'flow' | 'descent';
  readonly backend: string;
  readonly config: Readonly<Record<string, ConfigValue>>;
  /** FNV-1a of the training data, as 8 hexadecimal digits: equal data, equal hash. */
  readonly dataHash: string;
  readonly verdict: TrueVerdict;
  /** The curve that decides: accuracy for classification, loss for regression. */
  readonly channel: 'accuracy' | 'loss';
  /** First step from which the training set stays fit; `null` where it never is. */
  readonly fitStep: number | null;
  readonly transition: TrueTransition | null;
  /** The moves of a transition with shelves, in order; one entry where there is no shelf. */
  readonly stages: readonly TrueTransition[];
  /** `null` without weight decay or transition, and for optimisers that the clock does not hold for. */
  readonly clock: TrueClock | null;
  /** Greatest relative violation along the path of each identity that holds for this model, by name, e.g. `uv`. */
  readonly identities: Readonly<Record<string, number>>;
  /** Quantities of the end state, by name: margins over their optimum, cosines, effective sparsity or rank. */
  readonly final: Readonly<Record<string, number>>;
}
