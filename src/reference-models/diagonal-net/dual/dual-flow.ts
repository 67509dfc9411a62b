import { interpolate, rkc2 } from '../../integrators/index.js';
import type { Evaluation } from '../../problem.js';
import type { SimulateOptions } from '../../reference-model.js';
import { pacing } from '../../solvers/pacing.js';
import type { FeatureMatrix } from '../features/index.js';
import { openForward } from './forward.js';

export type DualLoss = 'logistic' | 'squared';

export interface DualFlowOptions extends SimulateOptions {
  readonly features: FeatureMatrix;
  /** y_i: ±1 for the logistic loss, targets for the squared loss. */
  readonly labels: Float64Array;
  /** Initial value of every u_k and v_k, above 0. */
  readonly alpha: number;
  /** Gradient-flow time of a step. */
  readonly lr: number;
  /** λ of (λ/2)‖θ‖², 0 included. */
  readonly weightDecay: number;
  readonly loss: DualLoss;
  readonly steps: number;
  /** Ascending, from 0 to `steps`. */
  readonly evaluationSteps: Float64Array;
  /** Relative error of the dual state allowed per integration step. Default 1e-4. */
  readonly relativeTolerance?: number;
  readonly onEvaluation: (evaluation: DualEvaluation) => void;
}

/** The net at one evaluation; the arrays are valid during the call only. */
export interface DualEvaluation extends Evaluation {
  /** a² = α² e^(−2λt), the value of u_k v_k. */
  readonly scale: number;
  /** β, length n. */
  readonly beta: Float64Array;
  /** Xᵀβ, length d: u_k = a e^(exponent_k / 2), v_k = a e^(−exponent_k / 2). */
  readonly exponent: Float64Array;
  /** w = u² − v² = 2a² sinh(Xᵀβ), length d. */
  readonly weights: Float64Array;
  /** f = X w, length n. */
  readonly outputs: Float64Array;
}

/** Work done by the integrator. */
export interface DualFlowWork {
  /** Evaluations of X sinh(Xᵀβ). */
  readonly rightHandSides: number;
  /** Steps of the integrator. */
  readonly steps: number;
}

/**
 * Gradient flow of the diagonal net f = ⟨u² − v², x⟩ on mean loss + (λ/2)‖θ‖², followed exactly by its n-dimensional
 * dual state: 2z = Xᵀβ, w = 2a² sinh(Xᵀβ), a = α e^(−λt), dβ_i/dt = −4 ∂L/∂f_i, β(0) = 0 (theory note §2.6).
 * `logistic` is mean log(1 + e^(−yf)); `squared` is mean (f − y)², without ½. Step k is time k·lr.
 *
 * @throws GrokscopeError `usage` where the flow leaves the range of numbers; the signal's reason where it is aborted.
 */
export async function dualFlow(options: DualFlowOptions): Promise<DualFlowWork> {
  const { features, labels, alpha, lr, weightDecay, loss, steps, evaluationSteps } = options;
  const { samples } = features;
  const pace = pacing(steps, options);
  const forward = await openForward(features);
  try {
    const slopeOf = loss === 'logistic' ? logisticSlope : squaredSlope;
    const outputs = new Float64Array(samples);
    const beta = new Float64Array(samples);
    let rightHandSides = 0;
    let accepted = 0;
    let next = 0;

    const logScale = (time: number): number => 2 * (Math.log(alpha) - weightDecay * time);

    function derivative(time: number, state: Float64Array, out: Float64Array): void {
      rightHandSides++;
      forward.run(state, logScale(time), outputs);
      slopeOf(outputs, labels, out);
    }

    function evaluate(step: number): void {
      const time = step * lr;
      forward.run(beta, logScale(time), outputs);
      const { exponent, weights } = forward;
      const scale = Math.exp(logScale(time));
      options.onEvaluation({
        step,
        time,
        clock: time * weightDecay,
        scale,
        beta,
        exponent,
        weights,
        outputs,
      });
    }

    for (; evaluationSteps[next] === 0; next++) evaluate(0);
    const tolerances = {
      relativeTolerance: options.relativeTolerance ?? 1e-4,
      // β may be of any size: it shrinks as 1 / (α² d). Its components matter by their sum Xᵀβ.
      absoluteTolerance: Number.MIN_VALUE,
      floor: 0.1,
    };
    const system = { size: samples, derivative };
    for (const step of rkc2(system, new Float64Array(samples), [0, steps * lr], tolerances)) {
      accepted++;
      for (; (evaluationSteps[next] ?? Infinity) * lr <= step.t1; next++) {
        const at = evaluationSteps[next] as number;
        interpolate(step, at * lr, beta);
        evaluate(at);
        if (pace.due()) await pace.pause(at);
      }
      if (pace.due()) await pace.pause(Math.floor(step.t1 / lr));
    }
    return { rightHandSides, steps: accepted };
  } finally {
    forward.close();
  }
}

/** −4 ∂L/∂f_i of mean log(1 + e^(−yf)). */
function logisticSlope(outputs: Float64Array, labels: Float64Array, out: Float64Array): void {
  const factor = 4 / outputs.length;
  for (let i = 0; i < outputs.length; i++) {
    const label = labels[i] as number;
    out[i] = (factor * label) / (1 + Math.exp(label * (outputs[i] as number)));
  }
}

/** −4 ∂L/∂f_i of mean (f − y)². */
function squaredSlope(outputs: Float64Array, labels: Float64Array, out: Float64Array): void {
  const factor = 8 / outputs.length;
  for (let i = 0; i < outputs.length; i++) {
    out[i] = factor * ((labels[i] as number) - (outputs[i] as number));
  }
}
