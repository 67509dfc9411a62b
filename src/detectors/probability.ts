import type { Verdict } from './diagnosis.js';
import type { Case } from './rules/case.js';
import { decide } from './rules/decide.js';
import { thinned } from './shape/thin.js';
import { type Thresholds, thresholds } from './thresholds.js';

const draws = 63;

/**
 * How firmly the verdict stands: the share of 63 taxonomies with other thresholds that give it. Each threshold is
 * moved within the range in which a reasonable reader might put it, on a low-discrepancy lattice, so that the
 * answer is the same every time. One pseudo-count for "something else" keeps certainty out.
 */
export function verdictProbabilities(run: Case, nominal: Verdict): Partial<Record<Verdict, number>> {
  const counts = new Map<Verdict, number>([[nominal, 1]]);
  const light = { ...run, shape: thinned(run.shape) };
  for (let draw = 1; draw <= draws; draw++) {
    const { verdict } = decide(light, moved(draw));
    counts.set(verdict, (counts.get(verdict) ?? 0) + 1);
  }
  const total = draws + 2;
  return Object.fromEntries(
    [...counts].toSorted((a, b) => b[1] - a[1]).map(([verdict, count]) => [verdict, count / total]),
  );
}

/** Thresholds of one draw: a Kronecker lattice on the roots of x^8 = x + 1. */
function moved(draw: number): Thresholds {
  const base = 1.0969815577985598;
  const at = (dimension: number): number => ((draw * base ** -(dimension + 1)) % 1) * 2 - 1;
  return {
    low: thresholds.low + 0.1 * at(0),
    high: thresholds.high + 0.06 * at(1),
    amplitude: thresholds.amplitude * Math.SQRT2 ** at(2),
    delay: thresholds.delay * 1.35 ** at(3),
    plateauShare: thresholds.plateauShare + 0.1 * at(4),
    width: thresholds.width + 0.35 * at(5),
    loss: thresholds.loss + 0.1 * at(6),
  };
}
