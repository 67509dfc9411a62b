import {
  defineModel,
  type ReferenceModel,
  type SimulateOptions,
  type Simulation,
} from '../reference-model.js';
import { dataHash } from '../data-hash.js';
import { simulationOf } from '../training/index.js';
import { completionData } from './data.js';
import { checkLimits } from './limits.js';
import { observe } from './observer.js';
import { type MatrixCompletionConfig, settings } from './settings.js';
import { trainCompletion } from './train-completion.js';

const model = 'matrix-completion';

/** Matrix completion by W = U Uᵀ − V Vᵀ from U = V = αI. */
export const matrixCompletion: ReferenceModel = defineModel({
  name: model,
  description: 'completion of a symmetric matrix by U U^T - V V^T (Lyu et al. 2023, Figure 3)',
  settings,
  simulate,
});

async function simulate(config: MatrixCompletionConfig, options: SimulateOptions): Promise<Simulation> {
  checkLimits(config);
  const data = completionData(config);
  const { recorder, onEvaluation, identities, final } = await observe(data, config);
  const backend = await trainCompletion(data, config, options, onEvaluation);
  return simulationOf(recorder, {
    model,
    config,
    unused: config.target === 'random-low-rank' ? [] : ['rank'],
    backend,
    channel: 'loss',
    dataHash: dataHash(data.observed, data.target),
    identities: identities(),
    final: final(),
  });
}
