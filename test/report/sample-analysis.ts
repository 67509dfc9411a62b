import type { AnalysedRun, Analysis } from '../../src/analysis.js';
import type { Diagnosis } from '../../src/detectors/diagnosis.js';
import type { Curve, Curves, Role } from '../../src/run/curves.js';
import type { Axis } from '../../src/run/run.js';

const AXIS: Axis = { name: 'step', unit: 'step' };
const NO_THEORY: Diagnosis['theory'] = {
  applies: false,
  s10: null,
  s50: null,
  s90: null,
  logAlpha: null,
  alphaSource: null,
  predictedStep: null,
  ratio: null,
  offset: null,
  slopeCheck: null,
  why: 'No learning rate and no weight decay were found; pass --lr and --wd.',
};

/** Logistic in ln t: from one level to another around t50. */
function logistic(from: number, to: number, t50: number, width: number): (step: number) => number {
  return (step) =>
    step <= 0 ? from : from + (to - from) / (1 + Math.exp(-(Math.log(step) - Math.log(t50)) / width));
}

function curve(
  role: Role,
  name: string,
  value: (step: number) => number,
  last: number,
  every: number,
): Curve {
  const steps = Float64Array.from({ length: Math.floor(last / every) + 1 }, (_, index) => index * every);
  const unit = role.endsWith('Accuracy')
    ? 'fraction'
    : role === 'weightNorm'
      ? 'norm'
      : role === 'learningRate'
        ? 'rate'
        : 'nats';
  return { role, name, axis: AXIS, steps, values: steps.map(value), unit };
}

/** A run with every optional part of the report: all roles, all settings, theory, forecast, notes. */
export function grokkingRun(id: string = 'runs/seed-0/metrics.csv'): AnalysedRun {
  const last = 50_000;
  const curves: Curves = {
    axis: AXIS,
    trainAccuracy: curve('trainAccuracy', 'acc/train', logistic(0.01, 1, 110, 0.14), last, 10),
    testAccuracy: curve('testAccuracy', 'acc/test', logistic(0.011, 0.994, 5130, 0.1), last, 10),
    trainLoss: curve('trainLoss', 'loss/train', (step) => 4.6 / (1 + (step / 60) ** 2) + 1e-4, last, 10),
    testLoss: curve('testLoss', 'loss/test', logistic(6, 0.02, 5400, 0.2), last, 10),
    weightNorm: curve('weightNorm', 'norm', (step) => 60 * Math.exp(-step / 8000) + 20, last, 10),
    learningRate: curve('learningRate', 'lr', () => 0.001, last, 10),
    chance: { value: 0.0103, from: '97 classes' },
    resumedAt: [],
    adjustments: [
      { code: 'percent-scaled', message: 'acc/train and acc/test are in percent; divided by 100.' },
    ],
  };
  return {
    run: {
      id,
      source: { path: id, format: 'csv', files: [id] },
      series: [],
      config: [],
      notes: [{ code: 'torn-last-line', message: 'The last line is cut off and was left out.' }],
    },
    curves,
    hyperparameters: {
      lr: { value: 0.001, from: 'column "lr"' },
      weightDecay: { value: 1, from: 'config.yaml' },
      optimizer: { value: 'AdamW', from: 'config.yaml' },
      momentum: { value: 0.9, from: 'config.yaml' },
      dampening: { value: 0, from: 'config.yaml' },
      initScale: { value: 8, from: 'file name' },
      initNorm: { value: 60, from: 'column "norm"' },
      batchSize: { value: 512, from: 'config.yaml' },
      trainSize: { value: 2822, from: 'config.yaml' },
      testSize: { value: 5000, from: 'config' },
      classes: { value: 97, from: 'config.yaml' },
      seed: { value: 12345, from: 'folder name' },
    },
    diagnosis: {
      verdict: 'grokking',
      channel: 'both',
      tags: ['strong', 'sharp', 'adam_family'],
      probability: 0.97812345,
      probabilities: { grokking: 0.97812345, gradual: 0.015 },
      summary:
        'Grokked: train fit at step 152, test rose from 1 % to 99 % around step 5,130 (95 %: 5,090–5,170), 34× later.',
      memorized: { step: 152.4, bracket: [150, 160] },
      transition: {
        direction: 'rise',
        from: 0.011,
        to: 0.994,
        t10: 4118.2345678,
        t50: 5130.1,
        t90: 6391.5,
        interval95: [5090, 5170],
        bracket: [5120, 5140],
        width: 0.1,
        censored: false,
        stages: [
          { from: 0.011, to: 0.48, t10: 3900, t50: 4400, t90: 4800, bracket: [4390, 4410] },
          { from: 0.48, to: 0.994, t10: 5300, t50: 5800, t90: 6500, bracket: [5790, 5810] },
        ],
      },
      delayRatio: 33.66,
      phases: [
        { name: 'memorising', from: 0, to: 152.4 },
        { name: 'plateau', from: 152.4, to: 4118.2 },
        { name: 'rise', from: 4118.2, to: 6391.5 },
      ],
      theory: {
        applies: true,
        s10: 4.118,
        s50: 5.13,
        s90: 6.39,
        logAlpha: 3.39,
        alphaSource: 'the ratio of the weight norms',
        predictedStep: 3390,
        ratio: 1.513,
        offset: 1.74,
        bands: { order2: [2.39, 5.39], trained: [3.39, 8.89] },
        impliedLogAlpha: 5.13,
        slopeCheck: -0.98,
        slopeMeaning: 'The norm falls as the clock says.',
        why: 'AdamW is outside the theory; read the ratio as a rough guide.',
      },
      forecast: {
        kind: 'expected',
        step: 5200,
        interval80: [4000, 7000],
        method: 'clock',
        basis: 'runs with the same weight decay',
      },
      evidence: [
        'Train accuracy stays above 99 % from step 152 to the end.',
        'Between step 152 and 4,118 the test accuracy stays near 1.1 %, the level of a guess among 97 classes.',
        'A logistic in ln(step) beats a constant, a line, a broken stick, an exponential and a power law (weight > 0.99).',
      ],
      warnings: [{ code: 'adam-family', message: 'The decay clock of AdamW is not the one of the theorem.' }],
    },
  };
}

/** Test accuracy starts high and falls for good. */
export function misgrokkingRun(id: string = 'runs/mis.jsonl'): AnalysedRun {
  const last = 20_000;
  const base = grokkingRun(id);
  return {
    run: { id, source: { path: id, format: 'jsonl', files: [id] }, series: [], config: [], notes: [] },
    curves: {
      axis: AXIS,
      trainAccuracy: curve('trainAccuracy', 'train_acc', logistic(0.5, 1, 30, 0.3), last, 20),
      testAccuracy: curve(
        'testAccuracy',
        'test_acc',
        (step) => logistic(0.5, 0.97, 40, 0.3)(step) - logistic(0, 0.45, 7000, 0.15)(step),
        last,
        20,
      ),
      resumedAt: [],
      adjustments: [],
    },
    hyperparameters: {},
    diagnosis: {
      ...base.diagnosis,
      verdict: 'misgrokking',
      channel: 'accuracy',
      tags: ['wd_unknown'],
      probability: 0.91,
      probabilities: { misgrokking: 0.91, late_generalisation_loss: 0.08 },
      summary:
        'Misgrokked: train fit at step 80, test fell from 97 % to 52 % around step 7,000 (95 %: 6,900–7,100).',
      memorized: { step: 80, bracket: [80, 100] },
      transition: {
        direction: 'fall',
        from: 0.97,
        to: 0.52,
        t10: 5034,
        t50: 7000,
        t90: 9733,
        interval95: [6900, 7100],
        bracket: [6980, 7000],
        width: 0.15,
        censored: false,
      },
      delayRatio: 87.5,
      phases: [],
      theory: NO_THEORY,
      forecast: null,
      evidence: [
        'Test accuracy was 97 % for a factor 60 in steps, then fell while train accuracy stayed at 100 %.',
      ],
      warnings: [],
    },
  };
}

/** Five evaluations and no test curve: nothing can be said. */
export function insufficientRun(id: string = 'runs/short.log'): AnalysedRun {
  return {
    run: { id, source: { path: id, format: 'text', files: [id] }, series: [], config: [], notes: [] },
    curves: {
      axis: AXIS,
      trainLoss: curve('trainLoss', 'loss', (step) => 1 / (1 + step), 4, 1),
      resumedAt: [],
      adjustments: [],
    },
    hyperparameters: {},
    diagnosis: {
      verdict: 'insufficient_data',
      channel: null,
      tags: [],
      probability: 1,
      probabilities: { insufficient_data: 1 },
      summary: 'No verdict: the log has no test curve and only 5 evaluations.',
      memorized: null,
      transition: null,
      delayRatio: null,
      phases: [],
      theory: NO_THEORY,
      forecast: null,
      evidence: [],
      warnings: [],
    },
  };
}

export function sampleAnalysis(): Analysis {
  return {
    runs: [grokkingRun(), misgrokkingRun(), insufficientRun()],
    errors: [
      {
        path: 'runs/loss.png',
        code: 'image',
        message:
          'runs/loss.png is a PNG picture, not a log. Point grokscope at the log that the picture was drawn from.',
      },
    ],
  };
}
