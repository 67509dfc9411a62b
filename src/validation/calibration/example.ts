import type { AnalysedRun } from '../../analysis.js';
import type { Features } from '../../detectors/calibration/features.js';
import { judge } from '../../detectors/judge.js';
import { supportOf } from '../../detectors/probability.js';
import { channelScores } from '../../detectors/score.js';

/** A verdict that was right or wrong, with what spoke for it. */
export interface Example {
  readonly features: Features;
  readonly right: boolean;
  /** Simulated, or the folder that the log is from. */
  readonly source: string;
  /** What examples share that are not independent. */
  readonly group: string;
}

/** The features of an analysed run; `undefined` where it had too little data for a verdict. */
export function featuresOf({ curves, hyperparameters, diagnosis }: AnalysedRun): Features | undefined {
  if (diagnosis.verdict === 'insufficient_data') return undefined;
  const scores = channelScores(curves, hyperparameters);
  if ('why' in scores) return undefined;
  return supportOf(judge(scores, curves, hyperparameters), curves, hyperparameters).features;
}
