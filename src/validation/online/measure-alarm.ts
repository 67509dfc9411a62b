import { RunWatch } from '../../detectors/online/index.js';
import { quantile } from '../../detectors/numerics/index.js';
import { accuracyStream } from './stream.js';

export interface AlarmTrial {
  readonly rho: number;
  readonly averageRunLength: number;
  readonly streams: number;
  /** Evaluations on the plateau of each stream before it rises. */
  readonly plateau: number;
}

export interface AlarmRow extends AlarmTrial {
  /** Streams with an alarm before the rise. */
  readonly falseAlarms: number;
  /** Evaluations from the middle of the rise to the alarm, of the streams without a false alarm: median and 95 % quantile. */
  readonly medianDelay: number;
  readonly lateDelay: number;
}

/** The rise is looked at from this many evaluations before its middle to as many after it. */
const around = 200;

/**
 * False alarms and delay of `RunWatch` on simulated accuracies: level .05, AR(1) noise of deviation .03, then a rise of
 * .9 over 60 evaluations. The watch finds the level by itself, as in use.
 */
export function measureAlarm(trial: AlarmTrial): AlarmRow {
  const delays = Array.from({ length: trial.streams }, (_, seed) => delayOf(trial, seed));
  const heard = delays.filter((delay) => delay !== null);
  return {
    ...trial,
    falseAlarms: trial.streams - heard.length,
    medianDelay: heard.length > 0 ? quantile(heard, 0.5) : Number.NaN,
    lateDelay: heard.length > 0 ? quantile(heard, 0.95) : Number.NaN,
  };
}

/** null where the alarm came before the rise. */
function delayOf({ rho, averageRunLength, plateau }: AlarmTrial, seed: number): number | null {
  const watch = new RunWatch({ averageRunLength });
  const next = accuracyStream(seed, rho);
  for (let step = 1; step <= plateau; step++) {
    const event = watch.push({ step, trainAccuracy: 1, testAccuracy: next(Number.NEGATIVE_INFINITY) });
    if (event?.averageRunLength) return null;
  }
  for (let since = -around; since <= around; since++) {
    const step = plateau + around + 1 + since;
    const event = watch.push({ step, trainAccuracy: 1, testAccuracy: next(since) });
    if (event?.averageRunLength) return since;
  }
  return Number.POSITIVE_INFINITY;
}
