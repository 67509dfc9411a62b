import type { Leg } from '../shape/legs.js';
import type { Thresholds } from '../thresholds.js';
import { type Case, type Decision, decision, isHigh } from './case.js';
import { fall } from './fall.js';
import { earlyRise } from './move.js';
import { rise, riseTo } from './rise.js';

/** The verdict for a test score that moved more than once after the fit. */
export function severalMoves(run: Case, legs: readonly Leg[], limits: Thresholds): Decision {
  const [first, second] = legs as [Leg, Leg, ...Leg[]];
  if (first.to < first.from) {
    const wasLearnt = first.from >= limits.low + 0.1;
    if (wasLearnt) return lostFirst(run, legs, limits);
    return legs.length === 2
      ? rise(run, second, limits)
      : riseTo(second.to, run, second, limits, ['unstable']);
  }
  const up = legs.find((leg) => leg.to > leg.from && isHigh(run, leg.to, limits));
  if (up && isHigh(run, run.shape.final, limits)) return riseTo(up.to, run, up, limits, ['unstable']);
  if (legs.length === 2 && up) return roseAndFell(run, up, limits);
  if (legs.length >= 3) return oscillating(run, up, limits);
  return decision(
    'unclassified',
    `test was learnt in part and lost again (${courseOf(run, legs, limits)})`,
    riseTo(first.to, run, first, limits, []).move,
  );
}

/** The levels at the turning points: L low, M middling, H high (theory note §4.2). */
function courseOf(run: Case, legs: readonly Leg[], limits: Thresholds): string {
  return [legs[0]?.from ?? 0, ...legs.map(({ to }) => to)]
    .map((level) => (isHigh(run, level, limits) ? 'H' : level < limits.low ? 'L' : 'M'))
    .join('→');
}

/** Test was learnt with train, lost, and moved again. */
function lostFirst(run: Case, legs: readonly Leg[], limits: Thresholds): Decision {
  const { shape } = run;
  const first = legs[0] as Leg;
  if (isHigh(run, shape.final, limits) && shape.final >= first.from - 0.05)
    return decision('no_delay', 'test was learnt with train and came back after a dip', earlyRise(shape), [
      'unstable',
    ]);
  if (legs.length >= 3) return oscillating(run, undefined, limits);
  const { move } = fall(run, first, limits);
  return decision('late_generalisation_loss', 'test was lost after the fit and came back in part', move, [
    'recovered_in_part',
  ]);
}

function roseAndFell(run: Case, up: Leg, limits: Thresholds): Decision {
  const risen = riseTo(up.to, run, up, limits, []);
  const verdict = run.weightDecay === 0 ? 'anti_grokking' : 'grokking_then_loss';
  const tags = risen.verdict === 'grokking' ? [] : ['borderline'];
  return decision(verdict, 'test was learnt late and lost again while train stayed fitted', risen.move, tags);
}

function oscillating(run: Case, up: Leg | undefined, limits: Thresholds): Decision {
  const move = up ? riseTo(up.to, run, up, limits, []).move : null;
  return decision('oscillating', 'test keeps moving up and down without settling', move, ['unstable']);
}
