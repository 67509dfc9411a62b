import type { AnalysedRun } from '../../analysis.js';
import type { Curve } from '../../run/curves.js';
import type { Quantity } from './figure.js';

/** The train and the test curve of one quantity. */
export interface ChartSubject {
  readonly quantity: Quantity;
  readonly train: Curve | undefined;
  readonly test: Curve | undefined;
}

/**
 * The curves of a run to draw: those of `quantity`; without it accuracies where the verdict rests on them, else losses.
 * Undefined where the run has none.
 */
export function chartSubject(
  { curves, diagnosis: { channel } }: AnalysedRun,
  quantity?: Quantity,
): ChartSubject | undefined {
  const accuracy = subject('accuracy', curves.trainAccuracy, curves.testAccuracy);
  const loss = subject('loss', curves.trainLoss, curves.testLoss);
  if (quantity) return quantity === 'accuracy' ? accuracy : loss;
  const preferLoss = channel === 'loss' || (channel === null && count(loss) > count(accuracy));
  return preferLoss ? (loss ?? accuracy) : (accuracy ?? loss);
}

function subject(
  quantity: Quantity,
  train: Curve | undefined,
  test: Curve | undefined,
): ChartSubject | undefined {
  const made = { quantity, train: withPoints(train), test: withPoints(test) };
  return count(made) > 0 ? made : undefined;
}

function count(made: ChartSubject | undefined): number {
  return [made?.train, made?.test].filter((curve) => curve !== undefined).length;
}

function withPoints(curve: Curve | undefined): Curve | undefined {
  return curve && curve.steps.length > 0 ? curve : undefined;
}
