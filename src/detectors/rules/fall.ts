import { clockBand, isGradientFlow } from '../decay.js';
import type { Leg } from '../shape/legs.js';
import type { Thresholds } from '../thresholds.js';
import { type Case, type Decision, decision, isHigh } from './case.js';
import { type Move, moveOf } from './move.js';

const candidates = 'it may be misgrokking, anti-grokking, or ungrokking after the data changed';

/** The verdict for a fall after the fit. */
export function fall(run: Case, leg: Leg, limits: Thresholds): Decision {
  const { shape, memorisation, weightDecay } = run;
  const fit = memorisation.fit?.step ?? 0;
  const move = moveOf(shape, leg, leg.from, Math.min(shape.final, leg.from - 0.05));
  const lost = leg.from - shape.final;
  if (!isHigh(run, leg.from, limits) && leg.from < 0.75) {
    const name = leg.from >= limits.low ? 'late_generalisation_loss' : 'memorised_so_far';
    return decision(name, 'test never was learnt well and fell after the fit', move);
  }
  if (move.t10 < 2 * fit)
    return decision('late_generalisation_loss', 'test fell while train was still being fitted', move);
  if (weightDecay === 0)
    return decision(
      'late_generalisation_loss',
      `test was learnt early and lost later without weight decay; ${candidates}`,
      move,
    );
  const { isFar, tags } = onClock(run, move);
  if (isFar)
    return decision(
      'late_generalisation_loss',
      `test was learnt early and lost later, but not when the decay clock would have it; ${candidates}`,
      move,
    );
  if (lost >= limits.loss * leg.from)
    return decision(
      'misgrokking',
      'test was learnt early and lost later while train stayed fitted',
      move,
      tags,
    );
  return decision(
    'partial_misgrokking',
    'test was learnt early and partly lost later while train stayed fitted',
    move,
    tags,
  );
}

/** Whether a fall came when the decay clock says that the weights turn to the rich solution (theory note §2.4). */
function onClock({ decay, weightDecay }: Case, move: Move): { isFar: boolean; tags: string[] } {
  if (weightDecay === undefined) return { isFar: false, tags: ['wd_unknown'] };
  if ('why' in decay || !decay.alpha || !isGradientFlow(decay, move.t10)) return { isFar: false, tags: [] };
  const s50 = decay.clock.at(move.t50);
  const [earliest, latest] = clockBand(decay.alpha.log);
  const isInBand = s50 >= earliest && s50 <= latest;
  const kneeCameFirst = decay.knee !== null && decay.knee <= move.t50;
  return {
    isFar: s50 < earliest / 2 || s50 > 2 * latest,
    tags: [...(isInBand ? ['wd_clock_ok'] : []), ...(kneeCameFirst ? ['norm_knee_ok'] : [])],
  };
}
