import { FEATURES, type Features } from './features.js';
import { calibration } from './table.js';

/** A logistic regression of "the verdict is right" on the features. */
export interface CalibrationTable {
  /** Grows by one with each new fit. */
  readonly version: number;
  readonly intercept: number;
  readonly weights: Features;
}

/** Under this probability a verdict is tagged as unsure. */
export const sureFrom = 0.7;

/** Probability that a verdict with these features is right. */
export function calibratedProbability(features: Features, table: CalibrationTable = calibration): number {
  const logit = FEATURES.reduce((sum, name) => sum + table.weights[name] * features[name], table.intercept);
  return 1 / (1 + Math.exp(-logit));
}
