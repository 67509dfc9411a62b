import type { Curves } from '../run/curves.js';
import type { Hyperparameters } from '../run/hyperparameters.js';
import type { Note } from '../run/run.js';
import { sureFrom } from './calibration/calibrate.js';
import { readDecay } from './decay.js';
import type { Channel, Diagnosis, Verdict } from './diagnosis.js';
import { evidenceFor } from './evidence.js';
import { forecastMove } from './forecast/index.js';
import { judge } from './judge.js';
import { sayStep } from './numbers.js';
import { phasesOf } from './phases.js';
import { supportOf, verdictProbabilities } from './probability.js';
import { type ChannelScores, channelScores } from './score.js';
import { summarise } from './summary.js';
import { tagsOf } from './tags.js';
import { compareWithTheory } from './theory.js';
import { timeMove } from './transition.js';

/** Fewest evaluations of train and test that a verdict can rest on. */
const fewestEvaluations = 6;

/**
 * Diagnoses one run: verdict of theory note §4.2 with its probability, the memorisation step, the transition with its
 * interval, the comparison with (1/λ)·log α, and the evidence in words. Pure and deterministic.
 *
 * @param curves canonical curves of the run (`makeCurves`)
 * @param hyperparameters settings of the run (`findHyperparameters`); may be empty
 */
export function diagnose(curves: Curves, hyperparameters: Hyperparameters): Diagnosis {
  const scores = channelScores(curves, hyperparameters);
  if ('why' in scores) return insufficient(scores.why, curves, hyperparameters);
  const evaluations = Math.min(scores.train.steps.length, scores.test.steps.length);
  if (evaluations < fewestEvaluations)
    return insufficient(tooFew(scores, evaluations), curves, hyperparameters);
  return diagnoseScores(scores, curves, hyperparameters);
}

function tooFew({ train, test }: ChannelScores, evaluations: number): string {
  const split = test.steps.length <= train.steps.length ? 'test' : 'train';
  const count = evaluations === 1 ? 'is one evaluation' : `are ${evaluations} evaluations`;
  const { steps } = train.steps.length < test.steps.length ? train : test;
  const [first, last] = [steps[0] ?? 0, steps.at(-1) ?? 0];
  const needed = last + ((fewestEvaluations - evaluations) * (last - first)) / (evaluations - 1);
  const from = last > first ? `; at this pace it is possible from step ${sayStep(needed)} on` : '';
  return `there ${count} of ${split}, and a verdict needs at least ${fewestEvaluations}${from}`;
}

function diagnoseScores(scores: ChannelScores, curves: Curves, hyperparameters: Hyperparameters): Diagnosis {
  const judged = judge(scores, curves, hyperparameters);
  const { run, decision } = judged;
  const { memorisation, shape } = run;
  const { verdict } = decision;
  const timed = decision.move && timeMove(run, decision.move, hyperparameters.testSize?.value);
  const transition = timed?.transition ?? null;
  const memorized = memorisation.fit;
  const delayRatio = transition && memorized && memorized.step > 0 ? transition.t50 / memorized.step : null;
  const lastStep = scores.test.steps.at(-1) ?? 0;
  const theory = compareWithTheory(run.decay, hyperparameters, transition, lastStep);
  const probabilities = verdictProbabilities(verdict, supportOf(judged, curves, hyperparameters));
  const probability = probabilities[verdict] ?? 0;
  const tags = [
    ...new Set([
      ...decision.tags,
      ...(probability < sureFrom ? ['unsure'] : []),
      ...tagsOf({ verdict, curves, hyperparameters, run, transition, delayRatio }),
    ]),
  ];
  const outlook = memorized
    ? forecastMove({ verdict, curves, hyperparameters, test: scores.test, memorised: memorized.step })
    : { forecast: null, why: null };
  const told = {
    verdict,
    axis: curves.axis,
    channel: scores.channel,
    memorized,
    transition,
    delayRatio,
    shelf: timed?.stages?.isHalfWay ? timed.stages.shelf : null,
    forecast: outlook.forecast,
    fitIsBound: memorisation.atFirstEvaluation,
    finalLevel: scores.test.offset + scores.test.scale * shape.final,
    lastStep,
    because: decision.because,
  };
  return {
    verdict,
    channel: channelOf(scores, curves, verdict),
    tags,
    probability,
    probabilities,
    summary: summarise(told),
    memorized,
    transition,
    delayRatio,
    phases: phasesOf(scores.test, memorized?.step ?? null),
    theory,
    forecast: outlook.forecast,
    evidence: evidenceFor(run, decision, {
      axis: curves.axis,
      transition,
      fit: timed?.fit,
      stages: timed?.stages,
      theory,
      delayRatio,
      outlook,
    }),
    warnings: warningsFor(curves, tags),
  };
}

/** `both` where the losses by themselves come to the same verdict as the accuracies. */
function channelOf(scores: ChannelScores, curves: Curves, verdict: Verdict): Channel {
  if (scores.channel === 'loss' || !curves.testLoss || !curves.trainLoss) return scores.channel;
  const { trainLoss, testLoss, axis, resumedAt, adjustments } = curves;
  const byLoss = channelScores({ trainLoss, testLoss, axis, resumedAt, adjustments }, {});
  if ('why' in byLoss) return 'accuracy';
  return judge(byLoss, curves, {}).decision.verdict === verdict ? 'both' : 'accuracy';
}

function warningsFor(curves: Curves, tags: readonly string[]): Note[] {
  const warnings: Note[] = [];
  const points = curves.testAccuracy?.steps.length ?? curves.testLoss?.steps.length ?? 0;
  if ([500, 1000, 1500, 10_000].includes(points))
    warnings.push({
      code: 'maybe-sampled',
      message: `the test curve has exactly ${points} points, as exports that were sampled have; a sampled log can hide or shift a transition`,
    });
  if (tags.includes('left_censored_fit'))
    warnings.push({
      code: 'fit-before-log',
      message: 'train is fitted in the first evaluation; log earlier steps to measure the delay',
    });
  if (curves.axis.unit === 'index')
    warnings.push({ code: 'no-step-axis', message: 'the log has no step column; times are row numbers' });
  return warnings;
}

function insufficient(why: string, curves: Curves, hyperparameters: Hyperparameters): Diagnosis {
  const [verdict, probability] = ['insufficient_data', 1] as const;
  return {
    verdict,
    channel: null,
    tags: [],
    probability,
    probabilities: { [verdict]: probability },
    summary: `Insufficient data: ${why}.`,
    memorized: null,
    transition: null,
    delayRatio: null,
    phases: [],
    theory: compareWithTheory(
      readDecay(curves, hyperparameters, null),
      hyperparameters,
      null,
      (curves.testAccuracy ?? curves.testLoss)?.steps.at(-1) ?? 0,
    ),
    forecast: null,
    evidence: [],
    warnings: [],
  };
}
