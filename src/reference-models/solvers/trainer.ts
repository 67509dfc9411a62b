import { GrokscopeError } from '../../util/errors.js';
import type { Evaluation, Problem } from '../problem.js';
import type { GradientSource, TensorBackend } from './backends/index.js';
import type { BackendChoice, DescentOptions } from './descent-options.js';
import { logAddExp } from './log-time.js';
import { lossScaledProblem } from './loss-scaled.js';
import { createOptimizer } from './optimizers.js';

/** Takes steps and keeps the clocks. */
export interface Trainer {
  readonly backend: TensorBackend | 'plain';
  /** Updates θ in place and returns L, or ln L where loss-scaled, before the update. */
  readonly train: (parameters: Float64Array, lr: number) => number;
  readonly times: () => Omit<Evaluation, 'step'>;
  readonly dispose: () => void;
}

/** Above this ln L the rate is `earlyFactor` times the base rate, below it is the base rate over L (Lyu et al. 2023, code). */
const lateLogLoss = -5;
const earlyFactor = 10;

/** A trainer for the options; loads a backend of TensorFlow.js only where one is asked for. */
export async function createTrainer(problem: Problem, options: DescentOptions): Promise<Trainer> {
  if (options.lossScaled) return lossScaledTrainer(problem, options);
  const { backend, optimizer, weightDecay } = options;
  const gradient = new Float64Array(problem.initial().length);
  const { update, timePerLr, clockPerLr } = createOptimizer(optimizer, gradient.length, options);
  const source = await gradientSource(problem, backend);
  let rates = 0;
  return {
    backend: source.backend,
    train: (parameters, lr) => {
      const loss = source.gradient(parameters, gradient);
      update(parameters, gradient, lr);
      rates += lr;
      return loss;
    },
    times: () => ({ time: rates * timePerLr, clock: rates * weightDecay * clockPerLr }),
    dispose: source.dispose,
  };
}

interface NamedGradientSource extends GradientSource {
  readonly backend: Trainer['backend'];
}

async function gradientSource(problem: Problem, choice: BackendChoice): Promise<NamedGradientSource> {
  if (choice === 'plain') return { backend: 'plain', gradient: problem.loss, dispose: () => undefined };
  const { loadBackend, tensorGradient } = await import('./backends/index.js');
  const { name, tf } = await loadBackend(choice);
  return { backend: name, ...tensorGradient(problem, tf) };
}

function lossScaledTrainer(problem: Problem, { backend, optimizer, weightDecay }: DescentOptions): Trainer {
  const logLoss = lossScaledProblem(problem, weightDecay);
  if (optimizer !== 'sgd') throw refused('optimizer', optimizer, 'sgd');
  if (backend !== 'plain' && backend !== 'auto') throw refused('backend', backend, 'plain');
  const gradient = new Float64Array(problem.initial().length);
  let logTime = -Infinity;
  return {
    backend: 'plain',
    train: (parameters, lr) => {
      const value = logLoss(parameters, gradient);
      const early = value > lateLogLoss;
      const rate = early ? lr * earlyFactor * Math.exp(value) : lr;
      for (let i = 0; i < parameters.length; i++) {
        parameters[i] = (parameters[i] as number) - rate * (gradient[i] as number);
      }
      logTime = logAddExp(logTime, Math.log(lr) + (early ? Math.log(earlyFactor) : -value));
      return value;
    },
    times: () => ({ time: Math.exp(logTime), clock: 0, logTime }),
    dispose: () => undefined,
  };
}

function refused(setting: string, value: string, needed: string): GrokscopeError {
  return new GrokscopeError(
    'usage',
    setting,
    `${setting} is ${value}, but a loss-scaled rate goes with ${needed} only`,
    `Set ${setting} to ${needed}.`,
  );
}
