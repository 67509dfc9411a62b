import { analyzeRun } from '../../analyze.js';
import type { Diagnosis } from '../../detectors/diagnosis.js';
import { type LatePhase, latePhase } from '../../detectors/forecast/late-phase.js';
import { type ChannelScores, channelScores } from '../../detectors/score.js';
import { simulate, type Truth } from '../../reference-models/index.js';
import { makeClock } from '../../run/clock.js';
import type { Curves } from '../../run/curves.js';
import type { Hyperparameters } from '../../run/hyperparameters.js';
import type { Run } from '../../run/run.js';
import { asLogged } from './as-logged.js';
import { cutAt } from './cut.js';
import type { SuiteRun } from './suite.js';

/** Where a log is cut: shares of the steps from the fit to t10, the middle of them in ln(step), shares from t10 to t50. */
export const CUTS = ['25 %', '50 %', '75 %', 'log 50 %', 'rise 30 %', 'rise 70 %'] as const;

export type CutName = (typeof CUTS)[number];

/** A run of which the log stops before the move, and what it was going to do. */
export interface ForecastCase {
  readonly family: string;
  readonly part: SuiteRun['part'];
  readonly cut: CutName;
  readonly direction: 'rise' | 'fall';
  readonly curves: Curves;
  readonly hyperparameters: Hyperparameters;
  readonly scores: ChannelScores;
  readonly diagnosis: Diagnosis;
  /** Undefined where the cut log shows no fit, or too little of the train loss. */
  readonly phase: LatePhase | undefined;
  readonly t50: number;
  readonly s50: number;
}

export interface CaseOptions {
  /** Whether to add the noise and the rounding of a training script to the log; default: false. */
  readonly noisy?: boolean;
}

/** Trains a run and cuts its log. Runs that do not move while the decay clock runs give no cases. */
export async function casesOf(
  { family, model, settings, part }: SuiteRun,
  { noisy = false }: CaseOptions = {},
): Promise<ForecastCase[]> {
  const { run: exact, truth } = await simulate(model, settings);
  const run = noisy ? asLogged(exact, 1) : exact;
  const { transition, clock, fitStep } = truth;
  if (!transition || !clock || fitStep === null) return [];
  const at = stepsOf(Math.max(1, fitStep), transition);
  const { from, to, t50 } = transition;
  const isRise = (truth.channel === 'accuracy' ? to - from : from - to) > 0;
  const shared = { family, part, direction: isRise ? 'rise' : 'fall', t50, s50: clock.s50 } as const;
  return CUTS.flatMap((cut) => caseOf(cutAt(run, at[cut]), { ...shared, cut }));
}

function stepsOf(fit: number, { t10, t50 }: NonNullable<Truth['transition']>): Record<CutName, number> {
  const plateau = t10 - fit;
  return {
    '25 %': fit + 0.25 * plateau,
    '50 %': fit + 0.5 * plateau,
    '75 %': fit + 0.75 * plateau,
    'log 50 %': Math.sqrt(fit * t10),
    'rise 30 %': t10 + 0.3 * (t50 - t10),
    'rise 70 %': t10 + 0.7 * (t50 - t10),
  };
}

function caseOf(
  run: Run,
  known: Pick<ForecastCase, 'family' | 'part' | 'cut' | 'direction' | 't50' | 's50'>,
): ForecastCase[] {
  const { curves, hyperparameters, diagnosis } = analyzeRun(run);
  const scores = channelScores(curves, hyperparameters);
  const clock = makeClock(curves, hyperparameters);
  if ('why' in scores || 'why' in clock) return [];
  const fit = diagnosis.memorized?.step;
  const phase = fit === undefined ? undefined : latePhase(curves, hyperparameters, clock, scores.test, fit);
  return [{ ...known, curves, hyperparameters, scores, diagnosis, phase }];
}
