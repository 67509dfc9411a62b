import { dataHash } from '../data-hash.js';
import { createRecorder } from '../recorder.js';
import {
  defineModel,
  type ReferenceModel,
  type SimulateOptions,
  type Simulation,
} from '../reference-model.js';
import { recordEvaluation, simulationOf } from '../training/index.js';
import { balance } from './balance.js';
import { checkLimits } from './limits.js';
import { additionProblem, additionSplit } from './problem.js';
import { type ModularAdditionConfig, settings } from './settings.js';
import { trainNet } from './train-net.js';

const model = 'modular-addition';

/** Addition modulo p by a two-layer net, from part of the addition table. */
export const modularAddition: ReferenceModel = defineModel({
  name: model,
  description: 'addition modulo p by a two-layer net (Lyu et al. 2023, Figures 2 and 4)',
  settings,
  simulate,
});

const endState = ['train_loss', 'test_loss', 'weight_norm', 'normalised_margin'];

async function simulate(config: ModularAdditionConfig, options: SimulateOptions): Promise<Simulation> {
  checkLimits(config);
  const split = additionSplit(config);
  const problem = additionProblem(config, split);
  const recorder = createRecorder();
  const layers = balance(config, problem.initial());
  const backend = await trainNet(problem, config, options, (evaluation, parameters) => {
    layers.observe(parameters, evaluation.clock);
    recordEvaluation(recorder, config, evaluation, problem.measure(parameters));
  });
  const isGradientFlow = config.method === 'flow' || config.optimizer === 'sgd';
  return simulationOf(recorder, {
    model,
    config,
    backend,
    channel: 'accuracy',
    chance: 1 / config.modulus,
    dataHash: dataHash(split.train.first, split.train.second),
    identities: isGradientFlow ? { balance: layers.violation() } : {},
    final: Object.fromEntries(endState.map((name) => [name, recorder.column(name)?.values.at(-1) ?? 0])),
  });
}
