import { analyzeRun } from '../../analyze.js';
import { figure, type Section } from '../report.js';
import {
  brier,
  calibrationError,
  calibrationTable,
  reliabilityTable,
  type Stated,
} from '../scores/reliability.js';
import { medianOf, share } from '../scores/statistics.js';
import { accuracy, type Judged, macroF1, verdictTable } from '../scores/verdicts.js';
import type { Logging } from '../simulated/runs/observe.js';
import { simulatedRun } from '../simulated/runs/simulated-run.js';
import { repeat, type Task } from '../task.js';

interface Diagnosed extends Judged, Stated {
  readonly family: string;
  readonly logging: Logging;
  /** Of t50, where truth and verdict agree on a move. */
  readonly logError: number | null;
  readonly held: boolean;
}

/** Verdicts, probabilities and times of whole runs whose exact curves are known. */
export function simulatedRunsTask(runs: number, seed: number): Task {
  return {
    name: 'simulated runs',
    seconds: runs * 0.03,
    async measure(tools) {
      const diagnosed: Diagnosed[] = [];
      await repeat(runs, (index) => void diagnosed.push(diagnoseOne(seed, index)), tools);
      return sectionOf(diagnosed);
    },
  };
}

function diagnoseOne(seed: number, index: number): Diagnosed {
  const { run, family, logging, truth } = simulatedRun(seed, index);
  const { verdict, probability, transition } = analyzeRun(run).diagnosis;
  const right = verdict === truth.verdict;
  const t50 = truth.transition?.t50;
  const isTimed = right && transition !== null && t50 !== undefined;
  const [low, high] = transition?.interval95 ?? [0, 0];
  return {
    truth: truth.verdict,
    found: verdict,
    right,
    probability,
    family,
    logging,
    logError: isTimed ? Math.abs(Math.log(transition.t50 / t50)) : null,
    held: isTimed && low <= t50 && t50 <= high,
  };
}

function sectionOf(diagnosed: readonly Diagnosed[]): Section {
  const timed = diagnosed.filter(({ logError }) => logError !== null);
  const others = diagnosed.filter(({ truth }) => truth !== 'grokking');
  return {
    title: 'Simulated runs',
    about:
      `${diagnosed.length} whole logs of 30 to 2,000 evaluations with train and test curves; kinds of runs for every main ` +
      'verdict, with parameters that cross into the neighbouring kinds. Noise of sd .003–.05 and correlation 0–.9 that ' +
      'shrinks where all answers are right, test sets of 64 to 10,000, spikes, staircases, lopsided moves, log-spaced, ' +
      'linear and epoch steps, 2 to 1,000 classes. The truth is read off the exact curves by the definitions of the ' +
      'taxonomy, by code that shares with the detectors only where the lines are drawn.',
    figures: [
      figure('expected calibration error (ECE)', calibrationError(diagnosed), { atMost: 0.03 }),
      figure('Brier score', brier(diagnosed)),
      figure('verdict right', accuracy(diagnosed)),
      figure('macro-F1', macroF1(diagnosed)),
      figure(
        'false grokking',
        share(others, ({ found }) => found === 'grokking'),
      ),
      figure('median error of ln t50', medianOf(timed.map(({ logError }) => logError as number))),
      figure(
        '95 % interval holds t50',
        share(timed, ({ held }) => held),
      ),
    ],
    tables: [
      verdictTable('Verdicts', diagnosed),
      reliabilityTable(diagnosed),
      calibrationTable('Calibration by number of evaluations', diagnosed, ({ logging }) =>
        sizeOf(logging.count),
      ),
      calibrationTable(
        'Calibration by correlation of the noise',
        diagnosed,
        ({ logging }) => `rho ${logging.rho}`,
      ),
      calibrationTable('Calibration by kind of run', diagnosed, ({ family }) => family.replaceAll('_', ' ')),
    ],
  };
}

function sizeOf(count: number): string {
  return count < 100 ? '30–99' : count < 400 ? '100–399' : '400–2,000';
}
