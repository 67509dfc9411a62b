import type { ConfigValue } from '../../run/run.js';
import type { Column, Recorder } from '../recorder.js';
import type { ReferenceModel, SimulateOptions, Simulation } from '../reference-model.js';
import { lastCrossing } from '../truth/curve.js';
import { deriveTruth, type Outcome } from '../truth/derive-truth.js';
import { completionData } from './data.js';
import { dataHash } from './data-hash.js';
import { checkLimits } from './limits.js';
import { observe } from './observer.js';
import { type MatrixCompletionConfig, settings } from './settings.js';
import { train } from './train.js';

const name = 'matrix-completion';

/** Matrix completion by W = U Uᵀ − V Vᵀ from U = V = αI. */
export const matrixCompletion: ReferenceModel<MatrixCompletionConfig> = {
  name,
  description: 'completion of a symmetric matrix by U U^T - V V^T (Lyu et al. 2023, Figure 3)',
  settings,
  simulate,
};

async function simulate(config: MatrixCompletionConfig, options: SimulateOptions = {}): Promise<Simulation> {
  checkLimits(config);
  const data = completionData(config);
  const { recorder, onEvaluation, identities, final } = await observe(data, config);
  const backend = await train(data, config, options, onEvaluation);
  return {
    run: recorder.run(name, logged(config)),
    truth: {
      model: name,
      method: config.method,
      backend,
      config: { ...config },
      dataHash: dataHash(data.observed, data.target),
      ...outcome(recorder, config),
      identities: identities(),
      final: final(),
    },
  };
}

function outcome(recorder: Recorder, { weightDecay, method, optimizer }: MatrixCompletionConfig): Outcome {
  const column = (key: string): Column => recorder.column(key) as Column;
  const kernel = column('cos_kernel');
  const rich = column('cos_rich');
  const lead = rich.values.map((value, i) => value - (kernel.values[i] as number));
  return deriveTruth({
    channel: 'loss',
    train: column('train_loss'),
    test: column('test_loss'),
    weightNorm: column('weight_norm'),
    clock: column('clock'),
    hasClock: weightDecay > 0 && (method === 'flow' || optimizer === 'sgd' || optimizer === 'momentum'),
    switchStep: lastCrossing({ steps: rich.steps, values: lead }, 0, true),
  });
}

/** The settings as a training script would log them; what the run does not use is left out. */
function logged(config: MatrixCompletionConfig): Record<string, ConfigValue> {
  const { method, optimizer, momentum, schedule, target, rank } = config;
  const isDescent = method === 'descent';
  return {
    model: name,
    method,
    optimizer: isDescent ? optimizer : 'sgd',
    lr: config.lr,
    weight_decay: config.weightDecay,
    ...(isDescent && optimizer === 'momentum' && { momentum }),
    ...(isDescent && { schedule }),
    steps: config.steps,
    target,
    ...(target === 'random-low-rank' && { rank }),
    size: config.size,
    observed: config.observed,
    alpha: config.alpha,
    initial_noise: config.initialNoise,
    seed: config.seed,
  };
}
