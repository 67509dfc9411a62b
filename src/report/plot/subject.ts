import type { Channel } from '../../detectors/diagnosis.js';
import type { Curve, Curves } from '../../run/curves.js';
import type { ScaleKind } from './scale.js';

/** Which curves of a run a chart shows, and on which y scale. */
export interface ChartSubject {
  readonly quantity: 'accuracy' | 'loss';
  readonly train: Curve | undefined;
  readonly test: Curve | undefined;
  readonly yKind: ScaleKind;
  readonly yDomain: readonly [number, number];
}

/**
 * Accuracies where the verdict rests on them, else losses (log y where all are positive).
 * Undefined where the run has neither.
 */
export function chartSubject(curves: Curves, channel: Channel | null): ChartSubject | undefined {
  const accuracies = [curves.trainAccuracy, curves.testAccuracy].filter(hasPoints);
  const losses = [curves.trainLoss, curves.testLoss].filter(hasPoints);
  const preferLoss = channel === 'loss' || (channel === null && losses.length > accuracies.length);
  if (accuracies.length > 0 && !(preferLoss && losses.length > 0)) {
    const fractions = accuracies.every(({ unit }) => unit === 'fraction');
    return {
      quantity: 'accuracy',
      train: curves.trainAccuracy,
      test: curves.testAccuracy,
      yKind: 'linear',
      yDomain: fractions ? [0, 1] : extent(accuracies),
    };
  }
  if (losses.length === 0) return undefined;
  const yDomain = extent(losses);
  const yKind = yDomain[0] > 0 ? 'log' : 'linear';
  return { quantity: 'loss', train: curves.trainLoss, test: curves.testLoss, yKind, yDomain };
}

/** Smallest and largest step; the smallest positive one where the scale is a log scale. */
export function stepDomain({ train, test }: ChartSubject, kind: ScaleKind): [number, number] {
  const curves = [train, test].filter(hasPoints);
  const starts = curves.map(({ steps }) => (kind === 'log' ? steps.find((step) => step > 0) : steps[0]));
  const ends = curves.map(({ steps }) => steps.at(-1) ?? 0);
  return [Math.min(...starts.filter((start) => start !== undefined)), Math.max(...ends)];
}

function hasPoints(curve: Curve | undefined): curve is Curve {
  return curve !== undefined && curve.steps.length > 0;
}

function extent(curves: readonly Curve[]): [number, number] {
  let low = Number.POSITIVE_INFINITY;
  let high = Number.NEGATIVE_INFINITY;
  for (const { values } of curves) {
    for (const value of values) {
      if (value < low) low = value;
      if (value > high) high = value;
    }
  }
  return [low, high];
}
