import type { Note } from '../run/run.js';
import type { Lean } from './timing/index.js';

/** The verdicts of the taxonomy (design note, theory §4.2). */
export const VERDICTS = [
  'grokking',
  'gradual',
  'semi_grokking',
  'partial_rise',
  'memorised_so_far',
  'no_delay',
  'partial_generalisation',
  'misgrokking',
  'partial_misgrokking',
  'late_generalisation_loss',
  'grokking_then_loss',
  'anti_grokking',
  'ungrokking',
  'collapse',
  'double_descent',
  'oscillating',
  'underfit',
  'no_learning',
  'diverged',
  'unclassified',
  'insufficient_data',
] as const;

export type Verdict = (typeof VERDICTS)[number];

/** `both` where accuracy and loss were both there and agree; otherwise the one that decided. */
export type Channel = 'accuracy' | 'loss' | 'both';

/** A step with the two evaluations between which it lies. */
export interface Crossing {
  readonly step: number;
  readonly bracket: readonly [number, number];
}

/** A fitted move of the test curve from one level to another. Steps are in the unit of the axis. */
export interface Transition {
  readonly direction: 'rise' | 'fall';
  /** Level before and after, in the unit of the curve (accuracy as a fraction, or loss). */
  readonly from: number;
  readonly to: number;
  /** Steps at which 10, 50 and 90 % of the move are done. */
  readonly t10: number;
  readonly t50: number;
  readonly t90: number;
  /** 95 % interval of t50, united with the sampling bracket. */
  readonly interval95: readonly [number, number];
  /** The two evaluations around t50. */
  readonly bracket: readonly [number, number];
  /** Scale of the logistic in ln(step). */
  readonly width: number;
  /** True where the log ends before the move does. */
  readonly censored: boolean;
  /** Both parts of a move with a shelf between them; absent where there is none. */
  readonly stages?: readonly [Stage, Stage];
  /** The curve that was fitted to the move; absent where none was. */
  readonly fit?: FittedMove;
}

/** A logistic in ln(step), which may lean, over the part of the test curve that it was fitted to. */
export interface FittedMove {
  /** Levels before and after, in the unit of the curve. */
  readonly from: number;
  readonly to: number;
  /** Step at which half of the move is done, and the 95 % interval of its posterior. */
  readonly t50: number;
  readonly interval95: readonly [number, number];
  /** Scale of the logistic in ln(step). */
  readonly width: number;
  /** Power of two by which the logistic is raised. */
  readonly lean: Lean;
  /** First and last step that the fit saw. */
  readonly span: readonly [number, number];
}

/** One of the parts of a move with a shelf. Levels and steps as in `Transition`. */
export interface Stage {
  readonly from: number;
  readonly to: number;
  readonly t10: number;
  readonly t50: number;
  readonly t90: number;
  /** The two evaluations around t50. */
  readonly bracket: readonly [number, number];
}

export interface Phase {
  readonly name: string;
  readonly from: number;
  readonly to: number;
}

/** Measured time against (1/λ)·log α. `null` fields are not known from this log. */
export interface TheoryComparison {
  /** Whether the law is expected to hold here. `why` says why not. */
  readonly applies: boolean;
  readonly s10: number | null;
  readonly s50: number | null;
  readonly s90: number | null;
  /** ln(alpha_eff), natural log. */
  readonly logAlpha: number | null;
  readonly alphaSource: string | null;
  /** logAlpha / (lr·wd), in the unit of the axis. */
  readonly predictedStep: number | null;
  /** t50 / predictedStep; null where logAlpha < 0.5. */
  readonly ratio: number | null;
  /** C = s50 - logAlpha. */
  readonly offset: number | null;
  /** s50 - ln(alpha) as measured elsewhere, added to logAlpha: where s50 is expected. Empirical; absent without alpha. */
  readonly bands?: {
    readonly order2: readonly [number, number];
    readonly trained: readonly [number, number];
  };
  /** ln(alpha) that the law would need for this s50, where alpha itself is not known. */
  readonly impliedLogAlpha?: number;
  /** Slope of ln(weight norm) against s on the plateau; -1 confirms clock and units. */
  readonly slopeCheck: number | null;
  /** What another slope than -1 may mean, in words. */
  readonly slopeMeaning?: string;
  readonly why: string | null;
}

/** When an unfinished run is expected to have done half of its move. */
export interface Forecast {
  /** `risk`: a run that generalised early may lose it then; `expected`: a rise, if one comes. */
  readonly kind: 'expected' | 'risk';
  /** Never before the end of the log. */
  readonly step: number;
  readonly interval80: readonly [number, number];
  readonly method: string;
  readonly basis: string;
}

/** What the detectors say of one run. No formatting; sentences are plain text. */
export interface Diagnosis {
  readonly verdict: Verdict;
  readonly channel: Channel | null;
  readonly tags: readonly string[];
  /** Probability of `verdict`, 0..1. */
  readonly probability: number;
  /** Probabilities of the verdicts that were weighed; they sum to at most 1. */
  readonly probabilities: Readonly<Partial<Record<Verdict, number>>>;
  /** The verdict in one sentence with its numbers. */
  readonly summary: string;
  readonly memorized: Crossing | null;
  readonly transition: Transition | null;
  /** t50 / memorisation step. */
  readonly delayRatio: number | null;
  readonly phases: readonly Phase[];
  readonly theory: TheoryComparison;
  readonly forecast: Forecast | null;
  readonly evidence: readonly string[];
  readonly warnings: readonly Note[];
}
