import type { Axis } from '../run/run.js';
import type { TheoryComparison, Transition } from './diagnosis.js';
import type { Outlook } from './forecast/index.js';
import type { Memorisation } from './memorisation.js';
import { sayLevel, sayRatio, sayStep } from './numbers.js';
import type { Case, Decision } from './rules/case.js';
import type { Stages } from './rules/move.js';
import type { TransitionFit } from './timing/index.js';

/** Plain sentences with the numbers on which the verdict rests, most telling first. */
export function evidenceFor(
  run: Case,
  decision: Decision,
  parts: {
    axis: Axis;
    transition: Transition | null;
    fit: TransitionFit | undefined;
    stages: Stages | undefined;
    theory: TheoryComparison;
    delayRatio: number | null;
    outlook: Outlook;
  },
): string[] {
  const { scores, shape, memorisation } = run;
  const { transition, fit, stages, theory, delayRatio, axis, outlook } = parts;
  const { test } = scores;
  const level = (score: number): string => sayLevel(test.offset + test.scale * score, scores.channel);
  const unit = axis.unit === 'index' ? 'row' : axis.unit;
  const lines = [`${capital(decision.because)}.`, memorisedLine(memorisation, unit)];
  if (scores.channel === 'accuracy' && scores.train.curve.role === 'trainLoss')
    lines.push('No train accuracy is logged; the train loss against its first value says what is fitted.');
  if (memorisation.fit)
    lines.push(
      `Test stood at ${level(shape.atFit)} when train was fitted and stands at ${level(shape.final)} at the end; its best was ${level(shape.highest)}.`,
    );
  if (transition && delayRatio !== null) {
    const width = Math.log(transition.t90 / transition.t10);
    lines.push(
      `The move is 10 % done at ${unit} ${sayStep(transition.t10)}, half done at ${sayStep(transition.t50)}, 90 % done at ${sayStep(transition.t90)}: a factor ${sayRatio(Math.exp(width))} in time, ${sayRatio(delayRatio)} times the memorisation ${unit}.`,
    );
  }
  if (stages) lines.push(stagesLine(stages, level, unit));
  if (run.earlierFit !== null)
    lines.push(
      `Train was fitted at ${unit} ${sayStep(run.earlierFit)} already, but lost again for long before test moved; the delay counts from the later fit.`,
    );
  if (fit)
    lines.push(
      `A ${fit.lean === 0 ? '' : 'leaning '}logistic in ln(${unit}) has ${Math.round(100 * fit.weights.logistic)} % of the AR-BIC weight against ${against(fit)}; noise has AR(1) correlation ${fit.rho.toFixed(2)}.`,
    );
  if (shape.trainCrashes > 0)
    lines.push(
      `Train fell under 95 % of its fit level ${shape.trainCrashes} time${shape.trainCrashes === 1 ? '' : 's'} after the fit; those evaluations are left out of the judgement.`,
    );
  if (theory.s50 !== null) lines.push(theoryLine(theory));
  lines.push(outlookLine(outlook, unit));
  return lines.filter((line) => line !== '');
}

function memorisedLine(
  { fit, atFirstEvaluation, ceiling, fitScore, highest }: Memorisation,
  unit: string,
): string {
  if (!fit) return `The best train score is ${highest.toFixed(2)}; ${fitScore.toFixed(2)} counts as fitted.`;
  const relative =
    ceiling === null
      ? ''
      : ` (train levels off at a score of ${ceiling.toFixed(2)}; 99 % of that counts as fitted)`;
  if (atFirstEvaluation)
    return `Train is fitted in the first evaluation (${unit} ${sayStep(fit.step)}) already, so the delay is a lower bound${relative}.`;
  return `Train reached a score of ${fitScore.toFixed(2)} between ${unit} ${sayStep(fit.bracket[0])} and ${sayStep(fit.bracket[1])} and held it${relative}.`;
}

function stagesLine(
  { first, second, shelf, isHalfWay }: Stages,
  level: (score: number) => string,
  unit: string,
): string {
  const span = `from ${unit} ${sayStep(shelf[0])} to ${sayStep(shelf[1])}`;
  const times = `the first stage is half done at ${sayStep(first.t50)}, the second at ${sayStep(second.t50)}`;
  const doubt = isHalfWay ? '; the half-way level lies on that shelf, so that t50 can be anywhere on it' : '';
  return `The move has two stages with a shelf at ${level(first.to)} ${span}: ${times}${doubt}.`;
}

function against(fit: TransitionFit): string {
  const [name, weight] = Object.entries(fit.weights)
    .filter(([model]) => model !== 'logistic')
    .toSorted((a, b) => b[1] - a[1])[0] ?? ['constant', 0];
  return `${Math.round(100 * weight)} % for the next best shape (${name})`;
}

function theoryLine(theory: TheoryComparison): string {
  const clock = `On the decay clock the move is half done at s = ${theory.s50?.toFixed(2)}`;
  if (theory.logAlpha === null)
    return `${clock}; the law would need an alpha of ${sayRatio(Math.exp(theory.s50 ?? 0))}.`;
  const ratio = theory.ratio === null ? '' : `, measured/predicted ${theory.ratio.toFixed(2)}`;
  return `${clock}; ln(alpha) = ${theory.logAlpha.toFixed(2)} from ${theory.alphaSource}, so C = ${theory.offset?.toFixed(2)}${ratio}.`;
}

function outlookLine({ forecast, why }: Outlook, unit: string): string {
  if (why !== null) return `No forecast is made: ${why}.`;
  if (forecast?.kind !== 'risk') return '';
  const [low, high] = forecast.interval80.map(sayStep);
  return `Weight decay is taking the weights out of the kernel regime. If the late solution suits the data worse, test falls around ${unit} ${sayStep(forecast.step)} (80 %: ${low}–${high}).`;
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
