import type { Axis, Note } from './run.js';

/** What a series can mean, in the order in which reports list it. */
export const CURVE_ROLES = [
  'trainAccuracy',
  'testAccuracy',
  'trainLoss',
  'testLoss',
  'weightNorm',
  'learningRate',
] as const;

/** What a series means. Accuracies are scores where higher is better; an error rate is turned into one. */
export type Role = (typeof CURVE_ROLES)[number];

/**
 * One series in canonical form (design note §4.1): steps strictly ascending, one value a step, finite values only.
 * Accuracies are fractions in 0..1; losses and norms keep the unit of the log.
 */
export interface Curve {
  readonly role: Role;
  /** Name of the series in the log. */
  readonly name: string;
  readonly axis: Axis;
  readonly steps: Float64Array;
  readonly values: Float64Array;
  /** Unit of the values as they stand here. */
  readonly unit: 'fraction' | 'nats' | 'norm' | 'rate' | 'score';
}

/** The level of a guess. `from` says where it comes from, in words. */
export interface Chance {
  readonly value: number;
  readonly from: string;
}

/** The curves of one run by role; absent roles are not in the log. */
export interface Curves {
  readonly axis: Axis;
  readonly trainAccuracy?: Curve;
  readonly testAccuracy?: Curve;
  readonly trainLoss?: Curve;
  readonly testLoss?: Curve;
  readonly weightNorm?: Curve;
  readonly learningRate?: Curve;
  /** Accuracy of a guess, where it is known or can be read off; absent without accuracies. */
  readonly chance?: Chance;
  /** Steps at which the writer resumed from an earlier step. */
  readonly resumedAt: readonly number[];
  /** Step from which the train loss is not finite until the end of the log, if any. */
  readonly divergedAt?: number;
  /** Everything that was inferred, scaled, dropped or merged on the way here. */
  readonly adjustments: readonly Note[];
}
