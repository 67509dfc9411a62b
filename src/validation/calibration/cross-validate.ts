import { calibratedProbability } from '../../detectors/calibration/calibrate.js';
import type { Stated } from '../scores/reliability.js';
import { groupBy } from '../scores/statistics.js';
import { SIMULATED } from './collect.js';
import type { Example } from './example.js';
import { fitCalibration } from './fit.js';

/** Parts into which the simulated runs are split. */
const folds = 5;

/** A verdict with the probability that a calibration without its group states. */
export interface CrossValidated extends Stated {
  readonly source: string;
}

/**
 * Probabilities of each example under a calibration that has seen nothing of its group: one repository at a time is
 * left out, and one fifth of the simulated runs.
 */
export function crossValidate(examples: readonly Example[]): CrossValidated[] {
  const parts = groupBy(examples, ({ source, group }) =>
    source === SIMULATED ? `${source} ${Number(group) % folds}` : `${source} ${group}`,
  );
  return [...parts.values()].flatMap((part) => {
    const others = examples.filter((one) => !part.includes(one));
    const table = fitCalibration(others, 0);
    return part.map(({ features, right, source }) => ({
      probability: calibratedProbability(features, table),
      right,
      source,
    }));
  });
}
