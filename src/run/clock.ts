import type { Curves } from './curves.js';
import type { Hyperparameters } from './hyperparameters.js';

/** How weight decay acts, by optimiser (theory note §2.1). */
export type DecayKind = 'coupled' | 'decoupled' | 'adaptive-coupled' | 'unknown';

/**
 * The decay clock s(t) = Σ lr·wd: the log of the factor by which undisturbed weights have shrunk at step t
 * (Lyu et al. 2023, §3.2; per-optimiser forms in theory note §2.1).
 */
export interface Clock {
  /** s at a step of the run's axis. */
  readonly at: (step: number) => number;
  /** Step at which s is reached, with the rate of the end of the log beyond it. */
  readonly stepAt: (s: number) => number;
  readonly kind: DecayKind;
  /** How the clock was made, in words. */
  readonly basis: string;
}

const adaptive = /^(adam|adagrad|adadelta|rmsprop|nadam|radam|adamax|adafactor)$/;
const decoupled = /adamw|lion|sgdw|adamw8bit|muon|decoupled/;

export function decayKind(optimizer: string | undefined): DecayKind {
  if (optimizer === undefined) return 'unknown';
  const name = optimizer.toLowerCase().replaceAll(/[^a-z0-9]/g, '');
  if (decoupled.test(name)) return 'decoupled';
  if (adaptive.test(name)) return 'adaptive-coupled';
  return /sgd|^gd$|gradientdescent|momentum|nesterov/.test(name) ? 'coupled' : 'unknown';
}

/**
 * The clock of a run, or the reason why there is none. Steps are taken as optimiser updates; an epoch axis is
 * converted where batch size and train size are known.
 */
export function makeClock(
  curves: Curves,
  hyperparameters: Hyperparameters,
): Clock | { readonly why: string } {
  const { lr, weightDecay, optimizer, momentum, dampening } = hyperparameters;
  if (!weightDecay) return { why: 'weight decay is not in the log' };
  if (weightDecay.value <= 0) return { why: 'weight decay is 0, so the clock does not run' };
  if (!lr) return { why: 'the learning rate is not in the log' };
  const kind = decayKind(optimizer?.value);
  if (kind === 'adaptive-coupled')
    return {
      why: `${optimizer?.value} with L2 decay sends the decay through its preconditioner, so the clock lr·wd does not hold`,
    };
  const updates = updatesPerUnit(curves, hyperparameters);
  if (typeof updates === 'string') return { why: updates };
  const mu = kind === 'decoupled' ? 0 : (momentum?.value ?? 0);
  const factor = (weightDecay.value * (1 - (dampening?.value ?? 0) * Math.sign(mu)) * updates) / (1 - mu);
  const schedule = curves.learningRate;
  const basis = `lr·wd${mu > 0 ? '/(1 - momentum)' : ''}, ${schedule ? `lr from "${schedule.name}"` : 'constant lr'}`;
  if (!schedule || isConstant(schedule.values)) {
    const rate = lr.value * factor;
    return { at: (step) => rate * step, stepAt: (s) => s / rate, kind, basis };
  }
  return { ...scheduled(schedule.steps, schedule.values, factor), kind, basis };
}

function isConstant(values: Float64Array): boolean {
  return values.every((value) => value === values[0]);
}

/** Optimiser updates in one unit of the axis, or why that is not known. */
function updatesPerUnit(curves: Curves, { batchSize, trainSize }: Hyperparameters): number | string {
  if (curves.axis.unit === 'step') return 1;
  if (curves.axis.unit === 'epoch') {
    if (batchSize && trainSize) return Math.ceil(trainSize.value / batchSize.value);
    return 'the log counts epochs, and updates per epoch need the batch size and the number of training samples';
  }
  return `the log counts ${curves.axis.unit === 'index' ? 'rows' : curves.axis.unit}, not optimiser steps`;
}

/** Integrates a logged learning rate by the trapezoid rule; before and after the log the end values hold. */
function scheduled(steps: Float64Array, rates: Float64Array, factor: number): Pick<Clock, 'at' | 'stepAt'> {
  const first = steps[0] ?? 0;
  const s = new Float64Array(steps.length);
  s[0] = (rates[0] ?? 0) * factor * Math.max(0, first);
  for (let i = 1; i < steps.length; i++)
    s[i] =
      (s[i - 1] as number) +
      (factor *
        ((rates[i] as number) + (rates[i - 1] as number)) *
        ((steps[i] as number) - (steps[i - 1] as number))) /
        2;
  const endRate = (rates.at(-1) ?? 0) * factor;
  const lastStep = steps.at(-1) ?? 0;
  const lastS = s.at(-1) ?? 0;
  return {
    at: (step) => {
      if (step <= first) return first > 0 ? ((s[0] as number) * step) / first : 0;
      return step >= lastStep ? lastS + endRate * (step - lastStep) : interpolate(steps, s, step);
    },
    stepAt: (target) => {
      if (target <= (s[0] as number)) return (s[0] as number) > 0 ? (first * target) / (s[0] as number) : 0;
      return target >= lastS ? lastStep + (target - lastS) / endRate : interpolate(s, steps, target);
    },
  };
}

/** Linear interpolation in ascending `xs`; `x` lies within. */
function interpolate(xs: Float64Array, ys: Float64Array, x: number): number {
  let low = 0;
  let high = xs.length - 1;
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if ((xs[middle] as number) <= x) low = middle;
    else high = middle;
  }
  const [x0, x1, y0, y1] = [xs[low] as number, xs[high] as number, ys[low] as number, ys[high] as number];
  return x1 === x0 ? y0 : y0 + ((y1 - y0) * (x - x0)) / (x1 - x0);
}
