import type { Column, Recorder } from '../recorder.js';
import type { Simulation } from '../reference-model.js';
import { lastCrossing } from '../truth/curve.js';
import { deriveTruth } from '../truth/derive-truth.js';
import type { Truth } from '../truth/truth.js';
import { configOfRun } from './config-of-run.js';
import { onContinuousTime } from './continuous-time.js';
import type { TrainingConfig } from './settings.js';

/** What a model knows of its run, beside the recorded curves. */
export interface Finished<Config extends TrainingConfig>
  extends Pick<Truth, 'model' | 'backend' | 'channel' | 'dataHash' | 'identities' | 'final'> {
  readonly config: Config & { readonly lossScaled?: boolean };
  /** Settings that the run did not use. */
  readonly unused?: readonly (keyof Config)[];
  /** Accuracy of guessing; for classification. */
  readonly chance?: number;
}

/** The run and its truth from the recorded columns. */
export function simulationOf<Config extends TrainingConfig>(
  recorder: Recorder,
  { model, backend, channel, dataHash, identities, final, config, unused, chance = 0 }: Finished<Config>,
): Simulation {
  const column = (name: string): Column => recorder.column(name) as Column;
  const { method, optimizer, weightDecay } = config;
  const logged = configOfRun(model, config, unused);
  const run = recorder.run(model, logged);
  const hasClock = weightDecay > 0 && (method === 'flow' || optimizer === 'sgd' || optimizer === 'momentum');
  const outcome = deriveTruth({
    channel,
    chance,
    train: column(`train_${channel}`),
    test: column(`test_${channel}`),
    weightNorm: column('weight_norm'),
    clock: hasClock ? column('clock') : null,
    switchStep: switchStep(recorder.column('cos_kernel'), recorder.column('cos_rich')),
  });
  return {
    run: config.lossScaled ? onContinuousTime(run) : run,
    truth: { model, method, backend, config: logged, dataHash, ...outcome, identities, final },
  };
}

/** Where the weights come closer to the rich solution than to the kernel solution, for good. */
function switchStep(kernel: Column | undefined, rich: Column | undefined): number | null {
  if (!kernel || !rich) return null;
  const values = rich.values.map((value, i) => value - (kernel.values[i] as number));
  return lastCrossing({ steps: rich.steps, values }, 0, true);
}
