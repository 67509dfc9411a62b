import type { OnEvaluation } from '../problem.js';
import { createRecorder, type Recorder } from '../recorder.js';
import { recordEvaluation } from '../training/index.js';
import type { CompletionData } from './data.js';
import type { Gram } from './gram.js';
import { balanceViolation, normViolation, stationarityViolation } from './identities.js';
import { measureGram, writeCompleted } from './measure.js';
import type { MatrixCompletionConfig } from './settings.js';
import { loadEigenvalues, rankMeasures } from './spectrum.js';

/** Eigenvalues cost more than everything else of an evaluation: they are had at this many steps a decade. */
const spectraPerDecade = 5;

/** Measures and records every evaluation. */
export interface Observer {
  readonly recorder: Recorder;
  /** The state is the Gram matrices. */
  readonly onEvaluation: OnEvaluation;
  /** Greatest violation so far of `balance` (Vᵀ U = a² I) and `norm`; empty where these do not hold. */
  readonly identities: () => Record<string, number>;
  /** Quantities of the last step; `stationarity` is the violation of the identity there. Empty before. */
  readonly final: () => Record<string, number>;
}

export async function observe(data: CompletionData, config: MatrixCompletionConfig): Promise<Observer> {
  const { size, alpha, weightDecay, steps } = config;
  const recorder = createRecorder();
  const eigenvaluesOf = await loadEigenvalues(size);
  const completed = new Float64Array(size * size);
  const hasIdentities = config.initialNoise === 0 && (config.method === 'flow' || config.optimizer === 'sgd');
  const identities = { balance: 0, norm: 0 };
  let nextSpectrum = 1;
  let final: Record<string, number> = {};

  const onEvaluation: OnEvaluation = (evaluation, gram) => {
    const { step, clock } = evaluation;
    const measured = measureGram(data, gram);
    const { train_loss, weight_norm } = measured;
    const regularised_loss = train_loss + (weightDecay / 2) * weight_norm ** 2;
    recordEvaluation(recorder, config, evaluation, { ...measured, regularised_loss });
    if (step < nextSpectrum && step < steps) return;
    nextSpectrum = step * 10 ** (1 / spectraPerDecade);
    writeCompleted(gram, completed);
    const eigenvalues = eigenvaluesOf(completed);
    const ranks = rankMeasures(eigenvalues);
    recorder.record(step, ranks);
    if (hasIdentities) checkIdentities(gram, clock, weight_norm, eigenvalues);
    if (step < steps) return;
    const { cos_kernel, cos_rich } = measured;
    final = { cos_kernel, cos_rich, ...ranks };
    if (weightDecay > 0)
      final['stationarity'] = stationarityViolation(data, completed, weight_norm, weightDecay);
  };

  function checkIdentities(gram: Gram, clock: number, norm: number, eigenvalues: Float64Array): void {
    const squaredScale = alpha ** 2 * Math.exp(-2 * clock);
    identities.balance = Math.max(identities.balance, balanceViolation(gram, size, squaredScale));
    identities.norm = Math.max(identities.norm, normViolation(norm, eigenvalues, squaredScale));
  }

  return {
    recorder,
    onEvaluation,
    identities: () => (hasIdentities ? { ...identities } : {}),
    final: () => final,
  };
}
