import type { Evaluation, Measurements } from '../problem.js';
import { type Column, createRecorder, type Recorder } from '../recorder.js';
import type { ReferenceModel, SimulateOptions, Simulation } from '../reference-model.js';
import { readSettings } from '../settings.js';
import { lastCrossing } from '../truth/curve.js';
import { deriveTruth, type Outcome } from '../truth/derive-truth.js';
import { checkSettings } from './check-settings.js';
import { configOfRun } from './config-of-run.js';
import { drawData } from './data/index.js';
import { stationarityViolation } from './identities.js';
import { checkLearningRate } from './learning-rate.js';
import { createMeasure } from './measure.js';
import type { NetState } from './net-state.js';
import { type DiagonalNetConfig, settings } from './settings.js';
import { solutionsOf } from './solutions/solutions.js';
import { train } from './train.js';

export type { DiagonalNetConfig } from './settings.js';

const name = 'diagonal-net';

/** The diagonal linear net f(x) = <u^L − v^L, x> from u = v = α. */
export const diagonalNet: ReferenceModel<DiagonalNetConfig> = {
  name,
  description:
    'diagonal linear net of any order: groks on sparse data, misgroks on wide margins (Lyu et al. 2023, Figure 1)',
  settings,
  simulate,
};

async function simulate(given: DiagonalNetConfig, options: SimulateOptions = {}): Promise<Simulation> {
  const config = readSettings(name, settings, { ...given });
  checkSettings(config);
  const dataSet = drawData(config);
  const { features } = dataSet.train;
  const gram = features.gram();
  checkLearningRate(config, dataSet.train, gram);
  const solutions = await solutionsOf(dataSet, config.task, gram);
  const measure = createMeasure({ ...config, dataSet, solutions });
  const recorder = createRecorder();
  let final: Record<string, number> = {};

  function onMeasured({ step, clock, logTime }: Evaluation, measured: Measurements, state: NetState): void {
    recorder.record(step, {
      ...measured,
      clock,
      ...(logTime !== undefined && { log_continuous_time: logTime }),
    });
    if (step < config.steps) return;
    final = endStateOf(measured);
    if (config.weightDecay > 0) final['stationarity'] = stationarityViolation(dataSet.train, config, state);
  }

  const training = await train(config, dataSet.train, { ...options, measure, onMeasured });
  const recorded = configOfRun(config);
  return {
    run: recorder.run(name, recorded),
    truth: {
      model: name,
      method: config.method,
      backend: training.backend,
      config: recorded,
      dataHash: features.hash(),
      ...outcomeOf(config, recorder),
      identities: training.identities,
      final,
    },
  };
}

const endState = [
  'weight_norm',
  'cos_kernel',
  'cos_rich',
  'margin_l2',
  'margin_l1',
  'normalised_margin',
  'effective_sparsity',
];

function endStateOf(measured: Measurements): Record<string, number> {
  return Object.fromEntries(Object.entries(measured).filter(([key]) => endState.includes(key)));
}

function outcomeOf({ task, weightDecay, method, optimizer }: DiagonalNetConfig, recorder: Recorder): Outcome {
  const column = (key: string): Column => recorder.column(key) as Column;
  const channel = task === 'classification' ? 'accuracy' : 'loss';
  return deriveTruth({
    channel,
    train: column(`train_${channel}`),
    test: column(`test_${channel}`),
    weightNorm: column('weight_norm'),
    clock: column('clock'),
    chance: task === 'classification' ? 1 / 2 : 0,
    hasClock: weightDecay > 0 && (method === 'flow' || optimizer === 'sgd' || optimizer === 'momentum'),
    switchStep: switchStep(column('cos_kernel'), column('cos_rich')),
  });
}

/** Where the weights come closer to the rich solution than to the kernel solution, for good. */
function switchStep(kernel: Column, rich: Column): number | null {
  const values = rich.values.map((value, i) => value - (kernel.values[i] as number));
  return lastCrossing({ steps: rich.steps, values }, 0, true);
}
