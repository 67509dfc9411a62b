import type { Settings } from '../../reference-models/index.js';

/** A run of the suite. Runs of one family share model and data, and differ in size, data, seed, α and λ. */
export interface SuiteRun {
  readonly family: string;
  readonly model: string;
  readonly settings: Settings;
  /** Constants are calibrated on one part and judged on the other; the two share neither seed, size, α nor λ. */
  readonly part: 'calibration' | 'test';
}

/** What the two parts are made of: disjoint in every number. */
const parts = [
  { part: 'calibration', seeds: [100, 101, 102], alphas: [24, 96], decays: [0.008, 0.0015], more: 0 },
  { part: 'test', seeds: [0, 1, 2], alphas: [16, 64], decays: [0.01, 0.002], more: 1 },
] as const;

interface Family {
  readonly family: string;
  readonly model: string;
  readonly settings: Settings & { readonly lr: number };
  /** What the three seeds vary beside the data, in the calibration part and in the test part. */
  readonly sizes: readonly [readonly Settings[], readonly Settings[]];
  /** α over the α of the parts, and λ over theirs. */
  readonly alphaFactor?: number;
  readonly decayFactor?: number;
  /** Length of the run beyond ln α on the decay clock. */
  readonly beyond: number;
}

const families: readonly Family[] = [
  {
    family: 'sparse',
    model: 'diagonal-net',
    settings: { lr: 0.05 },
    sizes: [
      [
        { samples: 80, dimension: 1500 },
        { samples: 112, dimension: 2500 },
        { samples: 144, dimension: 1200 },
      ],
      [
        { samples: 96, dimension: 2000 },
        { samples: 128, dimension: 3000 },
        { samples: 160, dimension: 1000 },
      ],
    ],
    beyond: 3,
  },
  {
    family: 'order-3',
    model: 'diagonal-net',
    settings: { order: 3, lr: 0.05 },
    sizes: [
      [
        { samples: 56, dimension: 800 },
        { samples: 72, dimension: 1200 },
        { samples: 88, dimension: 900 },
      ],
      [
        { samples: 64, dimension: 1000 },
        { samples: 80, dimension: 1000 },
        { samples: 96, dimension: 1000 },
      ],
    ],
    alphaFactor: 2,
    beyond: 2,
  },
  {
    family: 'regression',
    model: 'diagonal-net',
    settings: { task: 'regression', lr: 0.05 },
    sizes: [
      [
        { samples: 56, dimension: 800 },
        { samples: 72, dimension: 1200 },
        { samples: 90, dimension: 900 },
      ],
      [
        { samples: 64, dimension: 1000 },
        { samples: 80, dimension: 1000 },
        { samples: 100, dimension: 1000 },
      ],
    ],
    beyond: 5,
  },
  {
    family: 'wide margin',
    model: 'diagonal-net',
    settings: { data: 'gaussian-margin', lr: 0.05 },
    sizes: [
      [
        { samples: 36, dimension: 4000, gamma: 11 },
        { samples: 28, dimension: 6000, gamma: 12 },
        { samples: 44, dimension: 5000, gamma: 13 },
      ],
      [
        { samples: 40, dimension: 4000, gamma: 12 },
        { samples: 32, dimension: 8000, gamma: 14 },
        { samples: 24, dimension: 5000, gamma: 10 },
      ],
    ],
    beyond: 14,
  },
  {
    family: 'completion',
    model: 'matrix-completion',
    settings: { lr: 0.3 },
    sizes: [
      [
        { size: 36, observed: 0.22 },
        { size: 45, observed: 0.16, target: 'random-low-rank', rank: 2 },
        { size: 32, observed: 0.26 },
      ],
      [
        { size: 40, observed: 0.2 },
        { size: 50, observed: 0.15, target: 'random-low-rank', rank: 2 },
        { size: 30, observed: 0.3 },
      ],
    ],
    alphaFactor: 0.15,
    decayFactor: 0.1,
    beyond: 6,
  },
  {
    family: 'addition',
    model: 'modular-addition',
    settings: { loss: 'cross-entropy', trainShare: 0.85, lr: 0.001, zeroOutputLayer: true },
    sizes: [
      [{ modulus: 16 }, { modulus: 14, trainShare: 0.9 }, { modulus: 13 }],
      [{ modulus: 17 }, { modulus: 15, trainShare: 0.8 }, { modulus: 11 }],
    ],
    alphaFactor: 0.15,
    decayFactor: 0.1,
    beyond: 6,
  },
];

/** All runs of the suite: for each family three sizes and seeds, two α and two λ in each part. */
export const suite: readonly SuiteRun[] = parts.flatMap(({ part, seeds, alphas, decays, more }) =>
  families.flatMap(({ family, model, settings, sizes, alphaFactor = 1, decayFactor = 1, beyond }) =>
    seeds.flatMap((seed, i) =>
      alphas.flatMap((alpha) =>
        decays.map((decay): SuiteRun => {
          const weightDecay = decay * decayFactor;
          const clock = Math.log(alpha * alphaFactor) + beyond;
          const steps = Math.round(clock / (settings.lr * weightDecay));
          const varied = { alpha: alpha * alphaFactor, weightDecay, seed, steps };
          return { family, model, settings: { ...settings, ...sizes[more][i], ...varied }, part };
        }),
      ),
    ),
  ),
);
