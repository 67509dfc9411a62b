import { legsOf } from '../shape/legs.js';
import type { Thresholds } from '../thresholds.js';
import { type Case, type Decision, decision } from './case.js';
import { doubleDescent } from './double-descent.js';
import { fall } from './fall.js';
import { severalMoves } from './several-moves.js';
import { flat, rise } from './rise.js';

/**
 * The verdict of theory note §4.2: data and train checks first, then the course of the test score after the fit as
 * a sequence of moves of at least `amplitude`. Pure; the thresholds are an argument so that their uncertainty can
 * be carried into the probability.
 */
export function decide(run: Case, limits: Thresholds): Decision {
  if (run.diverged) return decision('diverged', 'the train loss is not finite or grew tenfold by the end');
  return run.memorisation.fit === null ? withoutFit(run) : afterFit(run, limits);
}

function withoutFit({ memorisation, shape }: Case): Decision {
  const { highest, final } = memorisation;
  if (highest >= 0.5 && highest - final >= 0.5)
    return decision('collapse', 'train was learnt in part and lost for good');
  if (highest < 0.5 && shape.highest < 0.9)
    return decision('no_learning', 'neither train nor test got half-way');
  return decision('underfit', 'the training data were learnt in part but never fitted');
}

function afterFit(run: Case, limits: Thresholds): Decision {
  const { memorisation, shape } = run;
  if (memorisation.highest - memorisation.final >= 0.5)
    return decision('collapse', 'train was fitted and lost for good');
  const steps = shape.steps.subarray(shape.fitIndex);
  const course = shape.smoothed.subarray(shape.fitIndex);
  const legs = legsOf(steps, course, limits.amplitude).map((leg) => ({
    ...leg,
    start: leg.start + shape.fitIndex,
    end: leg.end + shape.fitIndex,
  }));
  if (shape.unfitShare > 0.3 && shape.trainCrashes >= 2)
    return decision(
      'oscillating',
      `train itself was lost and fitted again ${shape.trainCrashes} times`,
      null,
      ['unstable'],
    );
  if (memorisation.lost.at(-1)?.to === null)
    return decision('underfit', 'the training data were fitted, and in part lost for good', null, [
      'fit_lost',
    ]);
  const descent = doubleDescent(run, limits);
  if (descent) return descent;
  const first = legs[0];
  if (!first) return flat(run, limits);
  if (legs.length === 1) return first.to > first.from ? rise(run, first, limits) : fall(run, first, limits);
  return severalMoves(run, legs, limits);
}
