import type { Evaluation, Measurements } from '../problem.js';
import { createRecorder } from '../recorder.js';
import {
  defineModel,
  type ReferenceModel,
  type SimulateOptions,
  type Simulation,
} from '../reference-model.js';
import { recordEvaluation, simulationOf } from '../training/index.js';
import { checkSettings } from './check-settings.js';
import { drawData } from './data/index.js';
import { stationarityViolation } from './identities.js';
import { checkLearningRate } from './learning-rate.js';
import { createMeasure } from './measure.js';
import type { NetState } from './net-state.js';
import { type DiagonalNetConfig, settings } from './settings.js';
import { solutionsOf } from './solutions/solutions.js';
import { trainNet } from './train-net.js';

export type { DiagonalNetConfig } from './settings.js';

const model = 'diagonal-net';

/** The diagonal linear net f(x) = <u^L − v^L, x> from u = v = α. */
export const diagonalNet: ReferenceModel = defineModel({
  name: model,
  description:
    'diagonal linear net of any order: groks on sparse data, misgroks on wide margins (Lyu et al. 2023, Figure 1)',
  settings,
  simulate,
});

async function simulate(config: DiagonalNetConfig, options: SimulateOptions): Promise<Simulation> {
  checkSettings(config);
  const dataSet = drawData(config);
  const { features } = dataSet.train;
  const gram = features.gram();
  checkLearningRate(config, dataSet.train, gram);
  const solutions = await solutionsOf(dataSet, config.task, gram);
  const measure = createMeasure({ ...config, dataSet, solutions });
  const recorder = createRecorder();
  let final: Record<string, number> = {};

  function onMeasured(evaluation: Evaluation, measured: Measurements, state: NetState): void {
    recordEvaluation(recorder, config, evaluation, measured);
    if (evaluation.step < config.steps) return;
    final = endStateOf(measured);
    if (config.weightDecay > 0) final['stationarity'] = stationarityViolation(dataSet.train, config, state);
  }

  const { backend, identities } = await trainNet(config, dataSet.train, { ...options, measure, onMeasured });
  return simulationOf(recorder, {
    model,
    config,
    unused: unusedSettings(config),
    backend,
    channel: config.task === 'classification' ? 'accuracy' : 'loss',
    chance: 1 / 2,
    dataHash: features.hash(),
    identities,
    final,
  });
}

function unusedSettings({ data, task, method, generator }: DiagonalNetConfig): (keyof DiagonalNetConfig)[] {
  return [
    data === 'sparse' ? 'gamma' : 'sparsity',
    ...(generator === 'torch-cuda' ? [] : (['grid'] as const)),
    ...(method === 'descent' && task === 'regression' ? [] : (['labelNoise'] as const)),
  ];
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
