import type { AnalysedRun } from '../../analysis.js';
import { isAccepted } from './accepted.js';
import type { LabelledLog, LabelledTimes } from './labelled-log.js';

/** How a diagnosis compares with the labelled times; `null` where there is nothing to compare. */
export interface Timing {
  readonly logError: number | null;
  readonly within: boolean | null;
  readonly meets: boolean | null;
}

/** An entry beside what was found for it. */
export interface Judgement {
  readonly log: LabelledLog;
  /** `undefined` where the run was not read. */
  readonly run: AnalysedRun | undefined;
  readonly right: boolean;
  readonly timing: Timing | null;
}

export function judge(log: LabelledLog, run: AnalysedRun | undefined): Judgement {
  if (!run) return { log, run, right: [log.label, ...log.alternatives].includes('unusable'), timing: null };
  return {
    log,
    run,
    right: isAccepted(log, run.diagnosis),
    timing: log.times && timingOf(log, log.times, run),
  };
}

function timingOf(log: LabelledLog, times: LabelledTimes, run: AnalysedRun): Timing {
  const { transition } = run.diagnosis;
  if (!transition) return { logError: null, within: null, meets: null };
  const at = axisTo(log, run);
  const t50 = at(transition.t50);
  const distance = (to: LabelledTimes): number => Math.abs(Math.log(t50 / to.t50));
  // The fall of a regression may be timed on the logarithm of the loss.
  const nearest = log.logTimes && distance(log.logTimes) < distance(times) ? log.logTimes : times;
  const [low, high] = nearest.bracket;
  const [from, to] = transition.interval95.map(at) as [number, number];
  const { t10, t90 } = nearest;
  return {
    logError: distance(nearest),
    within: t10 === null || t90 === null ? null : Math.min(t10, low) <= t50 && t50 <= Math.max(t90, high),
    meets: from <= high && low <= to,
  };
}

/** From the steps of the run to those of the label: the run may rightly count epochs, or rows. */
function axisTo({ span }: LabelledLog, { curves }: AnalysedRun): (step: number) => number {
  const { steps } = curves.testAccuracy ?? curves.testLoss ?? {};
  const [first, last] = [steps?.[0], steps?.at(-1)];
  if (!span || first === undefined || last === undefined || last <= first) return (step) => step;
  const differ = Math.abs(last - span[1]) > Math.max(1, 0.02 * Math.abs(span[1]));
  return differ
    ? (step) => span[0] + ((step - first) * (span[1] - span[0])) / (last - first)
    : (step) => step;
}
