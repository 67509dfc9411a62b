import type { OnEvaluation } from '../problem.js';
import type { SimulateOptions } from '../reference-model.js';
import type { OptimizerName, OptimizerOptions } from './optimizers.js';
import type { Schedule } from './schedules.js';

/** `plain` takes the analytic gradient in float64; the others are backends of TensorFlow.js. */
export type BackendChoice = 'auto' | 'plain' | 'tensorflow' | 'wasm' | 'cpu';

export interface DescentOptions extends SimulateOptions, OptimizerOptions {
  readonly optimizer: OptimizerName;
  readonly lr: number;
  /** Default constant. */
  readonly schedule?: Schedule;
  /** Divides the rate by the loss, as Lyu et al. 2023 do without weight decay; with `sgd` on `plain` only. Default false. */
  readonly lossScaled?: boolean;
  readonly steps: number;
  /** Steps at which to evaluate: ascending, from 0 to `steps`. */
  readonly evaluationSteps: Float64Array;
  /** `auto` takes the first that works of `tensorflow`, `wasm` and `cpu`. */
  readonly backend: BackendChoice;
  readonly onEvaluation: OnEvaluation;
}
