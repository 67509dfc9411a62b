import type { Hyperparameters } from '../run/hyperparameters.js';
import { type Alpha, type Decay, isGradientFlow, offsetBands, slopeTolerance } from './decay.js';
import type { TheoryComparison, Transition } from './diagnosis.js';

const nothing: TheoryComparison = {
  applies: false,
  s10: null,
  s50: null,
  s90: null,
  logAlpha: null,
  alphaSource: null,
  predictedStep: null,
  ratio: null,
  offset: null,
  slopeCheck: null,
  why: null,
};

/** Smallest ln(alpha) for which a ratio says anything; below it an offset of order one doubles it. */
const smallestLogAlpha = 0.5;

/**
 * Compares the measured time with (1/λ)·log α (Lyu et al. 2023, Theorems 3.4 and 3.5) in its finite-size form
 * s50 = ln(‖θ(0)‖/‖θ(late)‖) + C (theory note §2.2, §2.5). λ is per optimiser step: lr·wd.
 *
 * @param last last step of the log
 */
export function compareWithTheory(
  decay: Decay | { readonly why: string },
  hyperparameters: Hyperparameters,
  transition: Transition | null,
  last: number,
): TheoryComparison {
  if ('why' in decay) return { ...nothing, why: decay.why };
  const { clock } = decay;
  const until = transition?.t10 ?? last;
  const slopeCheck = decay.slope(until);
  const slopeMeaning = meaningOf(slopeCheck, hyperparameters);
  const checked = { ...nothing, slopeCheck, ...(slopeMeaning === undefined ? {} : { slopeMeaning }) };
  if (!transition)
    return {
      ...checked,
      why: `there is no transition to compare; the log ends at s = ${sig(clock.at(last))}`,
    };
  const s50 = clock.at(transition.t50);
  const times = { s10: clock.at(transition.t10), s50, s90: clock.at(transition.t90) };
  // until the move is over the norm at the end is not that of the late solution
  const alpha = transition.censored ? null : decay.alpha;
  const why = whyNot(decay, until, alpha, slopeMeaning);
  if (!alpha) return { ...checked, ...times, impliedLogAlpha: s50, why };
  const predictedStep = alpha.log > 0 ? clock.stepAt(alpha.log) : null;
  return {
    ...checked,
    ...times,
    applies: why === null,
    why,
    logAlpha: alpha.log,
    alphaSource: alpha.source,
    predictedStep,
    ratio: alpha.log >= smallestLogAlpha && predictedStep ? transition.t50 / predictedStep : null,
    offset: s50 - alpha.log,
    bands: {
      order2: [alpha.log + offsetBands.order2[0], alpha.log + offsetBands.order2[1]],
      trained: [alpha.log + offsetBands.trained[0], alpha.log + offsetBands.trained[1]],
    },
  };
}

function whyNot(
  decay: Decay,
  until: number,
  alpha: Alpha | null,
  slopeMeaning: string | undefined,
): string | null {
  if (decay.clock.kind === 'decoupled')
    return 'the law is proved for gradient flow with L2 weight decay; for AdamW and its like only the clock s = Σ lr·wd is given';
  if (!alpha) return 'alpha is not known: the log has no weight norm of a finished transition';
  if (alpha.log < smallestLogAlpha)
    return `ln(alpha) = ${alpha.log.toFixed(2)} is under ${smallestLogAlpha}: the start is not large against the final weights`;
  if ((decay.slope(until) ?? -1) > 0)
    return 'the weight norm grows on the plateau, so the decay clock is not what moves the weights';
  if (!isGradientFlow(decay, until))
    return `the optimiser is not in the log, and the weight norm does not confirm that it is SGD with L2 weight decay${slopeMeaning === undefined ? '' : `: ${slopeMeaning}`}`;
  return null;
}

/** What is wrong with the clock where the norm falls otherwise than by it (theory note §2.1). */
function meaningOf(slope: number | null, { momentum }: Hyperparameters): string | undefined {
  if (slope === null || slope > 0 || Math.abs(slope + 1) <= slopeTolerance) return undefined;
  const mu = momentum?.value ?? 0;
  if (Math.abs(slope + 2) <= 2 * slopeTolerance)
    return 'the norm falls twice as fast as the clock: the decay may be a penalty β‖θ‖², or the norm is logged squared';
  if (mu > 0 && Math.abs(slope + (1 - mu)) <= slopeTolerance * (1 - mu))
    return `the norm falls by 1 - ${mu} of the clock: the decay does not go through the momentum (SGDW)`;
  const missed = 1 + 1 / slope;
  if (mu === 0 && missed >= 0.8 && missed < 1)
    return `the norm falls ${sig(-slope)} times as fast as the clock, as under a momentum of ${missed.toFixed(2)} that the log does not name`;
  return undefined;
}

function sig(value: number): string {
  return String(Number(value.toPrecision(4)));
}
