import { interpolate, type Rkc2Options, rkc2, type System } from '../integrators/index.js';
import type { Evaluation, OnEvaluation, Problem } from '../problem.js';
import type { SimulateOptions } from '../reference-model.js';
import { type LogLossPoint, logAddExp, logElapsed } from './log-time.js';
import { type LogLoss, lossScaledProblem } from './loss-scaled.js';
import { pacing } from './pacing.js';

export interface FlowOptions extends SimulateOptions, Rkc2Options {
  /** Time of a step: step k is the state at t = k·lr. */
  readonly lr: number;
  /** λ; must be 0 where `lossScaled`. */
  readonly weightDecay: number;
  readonly steps: number;
  /** Steps at which to evaluate: ascending, from 0 to `steps`. */
  readonly evaluationSteps: Float64Array;
  /** Follows −∇ ln L instead: step k is then at τ = k·lr, where dτ = L dt. Default false. */
  readonly lossScaled?: boolean;
  readonly onEvaluation: OnEvaluation;
}

/** What a flow cost. */
export interface FlowReport {
  /** Evaluations of the gradient. */
  readonly rightHandSides: number;
  /** Accepted steps of the integrator. */
  readonly integratorSteps: number;
}

/**
 * Gradient flow dθ/dt = −∇L(θ) − λθ from θ(0), by a stabilised Runge-Kutta method with error control. With
 * `lossScaled` the same path (λ = 0) in the time τ in which the loss falls exponentially fast (theory note §1.8).
 *
 * @throws GrokscopeError `usage` where the flow leaves the range of numbers, or `lossScaled` cannot be had.
 */
export async function flow(problem: Problem, options: FlowOptions): Promise<FlowReport> {
  const { lr, weightDecay, steps, evaluationSteps, onEvaluation } = options;
  const pace = pacing(steps, options);
  const path = options.lossScaled ? lossScaledPath(problem, weightDecay) : decayingPath(problem, weightDecay);
  const initial = problem.initial();
  const state = new Float64Array(initial.length);
  let rightHandSides = 0;
  let integratorSteps = 0;
  let next = 0;
  const system: System = {
    size: initial.length,
    derivative: (_t, y, out) => {
      rightHandSides++;
      path.derivative(y, out);
    },
  };

  path.reach(0, initial);
  for (; evaluationSteps[next] === 0; next++) onEvaluation({ step: 0, ...path.timesAt(0) }, initial);
  for (const stretch of rkc2(system, initial, [0, steps * lr], options)) {
    integratorSteps++;
    path.reach(stretch.t1, stretch.y1);
    for (; next < evaluationSteps.length; next++) {
      const step = evaluationSteps[next] as number;
      if (step * lr > stretch.t1) break;
      interpolate(stretch, step * lr, state);
      onEvaluation({ step, ...path.timesAt(step * lr) }, state);
    }
    if (pace.due()) await pace.pause(Math.round(stretch.t1 / lr));
  }
  return { rightHandSides, integratorSteps };
}

/** A vector field along which the integrator moves, with the clocks that it keeps. */
interface Path {
  readonly derivative: (parameters: Float64Array, out: Float64Array) => void;
  /** The integrator is here, at the start or the end of a step. */
  readonly reach: (t: number, parameters: Float64Array) => void;
  /** Clocks at a place within the last step. */
  readonly timesAt: (t: number) => Omit<Evaluation, 'step'>;
}

function decayingPath(problem: Problem, weightDecay: number): Path {
  return {
    derivative: (parameters, out) => {
      problem.loss(parameters, out);
      for (let i = 0; i < out.length; i++) {
        out[i] = -(out[i] as number) - weightDecay * (parameters[i] as number);
      }
    },
    reach: () => undefined,
    timesAt: (t) => ({ time: t, clock: t * weightDecay }),
  };
}

function lossScaledPath(problem: Problem, weightDecay: number): Path {
  const logLoss = lossScaledProblem(problem, weightDecay);
  const gradient = new Float64Array(problem.initial().length);
  let from: LogLossPoint = { tau: 0, value: 0, slope: 0 };
  let to = from;
  /** ln of the gradient-flow time at `from`. */
  let elapsed = -Infinity;
  return {
    derivative: (parameters, out) => {
      logLoss(parameters, out);
      for (let i = 0; i < out.length; i++) out[i] = -(out[i] as number);
    },
    reach: (tau, parameters) => {
      elapsed = logAddExp(elapsed, logElapsed(from, to, to.tau));
      from = to;
      to = pointAt(logLoss, tau, parameters, gradient);
    },
    timesAt: (tau) => {
      const logTime = logAddExp(elapsed, logElapsed(from, to, tau));
      return { time: Math.exp(logTime), clock: 0, logTime };
    },
  };
}

function pointAt(
  logLoss: LogLoss,
  tau: number,
  parameters: Float64Array,
  gradient: Float64Array,
): LogLossPoint {
  const value = logLoss(parameters, gradient);
  let slope = 0;
  for (const component of gradient) slope -= component * component;
  return { tau, value, slope };
}
