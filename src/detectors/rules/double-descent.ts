import { legsOf, type Leg } from '../shape/legs.js';
import type { Thresholds } from '../thresholds.js';
import { type Case, type Decision, decision } from './case.js';
import { moveOf } from './move.js';

/** First descent of the error, a peak close to the fit, and a second descent below the first (theory note §4.2). */
export function doubleDescent({ shape, memorisation }: Case, limits: Thresholds): Decision | undefined {
  const fit = memorisation.fit?.step ?? 0;
  const legs = legsOf(shape.steps, shape.smoothed, limits.amplitude / 2);
  for (let i = 0; i + 1 < legs.length; i++) {
    const [down, up] = [legs[i] as Leg, legs[i + 1] as Leg];
    const peak = shape.steps[down.end] ?? 0;
    const isNear = peak >= fit / 3 && peak <= 3 * fit;
    if (
      down.to < down.from &&
      down.from >= 0.3 &&
      isNear &&
      up.to > down.from &&
      shape.final > down.from &&
      down.to > 0.1
    )
      return decision(
        'double_descent',
        'the test error fell, peaked near the fit and fell below its first minimum',
        moveOf(shape, up, up.from, up.to),
      );
  }
  return undefined;
}
