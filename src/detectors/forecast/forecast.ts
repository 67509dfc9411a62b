import { type Clock, makeClock } from '../../run/clock.js';
import type { Curves } from '../../run/curves.js';
import type { Hyperparameters } from '../../run/hyperparameters.js';
import type { Forecast, Verdict } from '../diagnosis.js';
import type { Score } from '../score.js';
import { logTime } from '../timing/log-time.js';
import type { Calibration } from './calibration.js';
import { calibration as measured } from './constants.js';
import { landmarksOf } from './landmarks.js';
import { latePhase, type LatePhase } from './late-phase.js';
import { mixtureOf } from './mixture.js';
import { type RiseTail, riseTail } from './rise-tail.js';

/** What a forecast is made from. */
export interface Unfinished {
  readonly verdict: Verdict;
  readonly curves: Curves;
  readonly hyperparameters: Hyperparameters;
  readonly test: Score;
  /** Memorisation step. */
  readonly memorised: number;
}

/** Either a forecast, or why there is none; neither for verdicts that leave nothing to come. */
export interface Outlook {
  readonly forecast: Forecast | null;
  readonly why: string | null;
}

/** Under this probability that the move was still to come, the run has left the window that the landmarks give. */
const leastSurvival = 0.02;
/** z of the 90 % quantile of a normal distribution. */
const z90 = 1.2816;

/**
 * When the test curve of an unfinished run will have done half of its move: of the rise of a memorised run, or of the
 * fall that a run which generalised early is at risk of while weight decay takes it out of the kernel regime. The
 * landmarks of theory note §2.7 are joined on the decay clock; a rise that is under way is continued in ln(step)
 * where there is no clock. Never before the end of the log.
 *
 * @param calibration offsets and spreads; default: those of the reference models
 */
export function forecastMove(run: Unfinished, calibration: Calibration = measured): Outlook {
  const { verdict, curves, hyperparameters, test, memorised } = run;
  const isRisk = verdict === 'no_delay';
  if (!isRisk && verdict !== 'memorised_so_far' && verdict !== 'partial_rise') return nothing;
  const rise = verdict === 'partial_rise' ? riseTail(test, logTime(test.steps), memorised) : undefined;
  if (rise && rise.done >= 0.5) return none('half of a full rise is done already');
  const clock = makeClock(curves, hyperparameters);
  const onClock = 'why' in clock ? none(clock.why) : byLandmarks(run, clock, isRisk, calibration);
  if (isRisk) return onClock.forecast ? onClock : nothing;
  return onClock.forecast || !rise ? onClock : byRise(rise, test, calibration);
}

const nothing: Outlook = { forecast: null, why: null };

function none(why: string): Outlook {
  return { forecast: null, why };
}

function made(forecast: Forecast): Outlook {
  return { forecast, why: null };
}

function byLandmarks(run: Unfinished, clock: Clock, isRisk: boolean, calibration: Calibration): Outlook {
  const { curves, hyperparameters, test, memorised } = run;
  if (clock.kind === 'decoupled') return none('the decay clock does not time AdamW and its like');
  const phase = latePhase(curves, hyperparameters, clock, test, memorised);
  if (!phase) return none('too little of the train loss after the fit is in the log');
  if ((isRisk || clock.kind === 'unknown') && !shrankByDecay(phase))
    return none('the weight norm does not show that the weights shrink by the decay alone');
  const direction = isRisk ? 'fall' : 'rise';
  const found = landmarksOf(phase, direction);
  const last = test.steps.at(-1) as number;
  const now = clock.at(last);
  const mixture = mixtureOf(found, direction, now, calibration);
  if (!mixture) return none('neither weight norm nor train loss say how far the weights have come');
  if (mixture.survival < leastSurvival)
    return none(`the log ends at s = ${now.toFixed(2)}, past the time at which such runs move`);
  const [low, step, high] = [0.1, 0.5, 0.9].map((probability) =>
    Math.max(last, clock.stepAt(mixture.quantile(probability))),
  ) as [number, number, number];
  if (!Number.isFinite(high))
    return none('the learning rate has come to 0, and the decay clock stands still');
  return made({
    kind: isRisk ? 'risk' : 'expected',
    step,
    interval80: [low, high],
    method: found.map(({ name }) => name).join(' + '),
    basis: `${found.map(({ basis }) => basis).join('; ')}; the log ends at s = ${now.toFixed(2)}`,
  });
}

/** How far on the clock, and how closely, the norm must have followed e^(-s) after the fit. */
const leastDecay = 0.5;
const mostExcess = 0.1;

function shrankByDecay({ s, norm }: LatePhase): boolean {
  if (!norm) return false;
  const [s0, n0] = [s[0] as number, norm[0] as number];
  const left = norm.findIndex((n, i) => Math.abs(Math.log(n / n0) + (s[i] as number) - s0) > mostExcess);
  return (left < 0 ? (s.at(-1) as number) : (s[left] as number)) - s0 >= leastDecay;
}

/** A rise that is under way, continued in ln(step). */
function byRise(rise: RiseTail, test: Score, { logRise }: Calibration): Outlook {
  const [now, middle] = [Math.log(test.steps.at(-1) as number), rise.at(0.5)];
  const deviation = Math.hypot(logRise.spread.near, logRise.spread.far * Math.max(0, middle - now));
  const at = (z: number): number => Math.exp(Math.max(now, middle + logRise.offset + z * deviation));
  return made({
    kind: 'expected',
    step: at(0),
    interval80: [at(-z90), at(z90)],
    method: 'test-rise',
    basis: `test has done ${Math.round(100 * rise.done)} % of its rise, continued as a logistic in ln(step)`,
  });
}
