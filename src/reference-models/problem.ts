import type { Tensor, TensorOps } from './tensor-ops.js';

/** A tensor of the parameters; all are stored in one flat array, in the order of the blocks. */
export interface ParameterBlock {
  readonly name: string;
  readonly shape: readonly number[];
}

/** Quantities at one evaluation, by column name of the log, such as `train_loss`. */
export type Measurements = Readonly<Record<string, number>>;

/**
 * A training problem: parameters θ, training loss L(θ) without weight decay, and what is measured on the way.
 * Solvers add (λ/2)‖θ‖² over all parameters.
 */
export interface Problem {
  readonly blocks: readonly ParameterBlock[];
  /** A fresh θ(0). */
  readonly initial: () => Float64Array;
  /** L(θ); writes ∇L into `gradient` where given. */
  readonly loss: (parameters: Float64Array, gradient?: Float64Array) => number;
  /** ln L(θ) and ∇ ln L, exact where L itself underflows. Only for problems that train with a loss-scaled rate. */
  readonly logLoss?: (parameters: Float64Array, gradient: Float64Array) => number;
  /** L as a scalar tensor; `parameters` in the order of `blocks`. */
  readonly tensorLoss: (ops: TensorOps, parameters: readonly Tensor[]) => Tensor;
  readonly measure: (parameters: Float64Array) => Measurements;
}

/** One evaluation on the way. `time` is gradient-flow time Σ lr, `clock` is s = Σ lr·wd. */
export interface Evaluation {
  readonly step: number;
  readonly time: number;
  readonly clock: number;
  /** ln `time`, −Infinity at step 0; only where the rate is loss-scaled, so that `time` soon overflows to Infinity. */
  readonly logTime?: number;
}

/** Called at every evaluation step, in order. `state` is θ, valid during the call only. */
export type OnEvaluation = (evaluation: Evaluation, state: Float64Array) => void;
