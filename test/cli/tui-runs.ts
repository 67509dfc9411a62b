import { analyzeRun } from '../../src/analyze.js';
import type { AnalysedRun, Analysis } from '../../src/analysis.js';

interface Made {
  readonly id: string;
  /** Step at which half of the test rise is done; undefined: test stays where it is. */
  readonly t50?: number;
  readonly weightDecay: number;
  readonly seed: number;
}

/** A run by formula, with accuracies and losses: train fits at about step 60. */
export function madeRun({ id, t50, weightDecay, seed }: Made): AnalysedRun {
  const steps = Float64Array.from({ length: 160 }, (_, i) => Math.round(10 * 1.05 ** i)).filter(
    (step, i, all) => step > (all[i - 1] ?? 0),
  );
  const risen = (step: number, middle: number): number => 1 / (1 + (middle / step) ** 8);
  const wobble = steps.map((_, i) => 0.004 * Math.sin(i * 1.7 + seed));
  const train = steps.map((step, i) => Math.min(1, 0.02 + 0.98 * risen(step, 60) + wobble[i]! / 4));
  const test = steps.map((step, i) =>
    Math.min(1, Math.max(0, 0.012 + (t50 ? 0.98 * risen(step, t50) : 0) + wobble[i]!)),
  );
  const axis = { name: 'step', unit: 'step' } as const;
  const series = [
    { name: 'train_acc', values: train },
    { name: 'test_acc', values: test },
    { name: 'train_loss', values: train.map((value) => 4 * (1.001 - value)) },
    { name: 'test_loss', values: test.map((value) => 5 * (1.01 - value)) },
  ].map((one) => ({ ...one, axis, steps }));
  const config = Object.entries({ lr: 0.01, weight_decay: weightDecay, optimizer: 'sgd', seed }).map(
    ([key, value]) => ({ key, value, from: 'config.yaml' }),
  );
  return analyzeRun({ id, source: { path: id, format: 'csv', files: [id] }, series, config, notes: [] });
}

/** Fifty runs of a sweep over weight decay and seed; those with the larger weight decays grokked, the sooner the larger. */
export function sweep(): Analysis {
  const decays = [0, 0.03, 0.1, 0.3, 1];
  const runs = decays.flatMap((weightDecay) =>
    Array.from({ length: 10 }, (_, seed) =>
      madeRun({
        id: `sweep/wd-${weightDecay}/seed-${seed}.csv`,
        weightDecay,
        seed,
        ...(weightDecay >= 0.3 ? { t50: 2400 / weightDecay / 3 + 20 * seed } : {}),
      }),
    ),
  );
  return { runs, errors: [] };
}
