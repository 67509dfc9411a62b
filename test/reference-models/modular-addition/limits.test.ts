import { describe, expect, it } from 'vitest';
import { modularAddition } from '../../../src/reference-models/modular-addition/index.js';
import type { Settings } from '../../../src/reference-models/reference-model.js';
import { config } from './config.js';

describe('settings out of range', () => {
  it.each([
    ['modulus', 1],
    ['width', 0],
    ['alpha', 0],
    ['alpha', Number.NaN],
    ['trainShare', 0],
    ['trainShare', 1.5],
    ['lr', 0],
    ['weightDecay', -1],
  ] as const)('refuses %s %d', (name, value) => {
    expect(() => config({ [name]: value })).toThrowError(
      expect.objectContaining({ code: 'usage', path: name, message: `${name} is ${value}` }),
    );
  });
});

describe('settings that contradict one another', () => {
  const cases: readonly [string, Settings, string][] = [
    [
      'no pairs to test on',
      { modulus: 5, trainShare: 1 },
      'trainShare is 1, which leaves 25 of 25 pairs to train on and 0 to test on',
    ],
    [
      'no pairs to train on',
      { modulus: 5, trainShare: 0.03 },
      'trainShare is 0.03, which leaves 0 of 25 pairs to train on and 25 to test on',
    ],
    [
      'a net beyond the memory limit',
      { modulus: 997, width: 4096, trainShare: 0.5 },
      'modulus 997 with width 4096 would take 61.7 GiB, more than the limit of 1.00 GiB',
    ],
    [
      'a loss-scaled rate with the squared error',
      { lossScaled: true, loss: 'mse', weightDecay: 0 },
      'lossScaled goes with cross-entropy, but loss is mse',
    ],
    [
      'a loss-scaled rate with weight decay',
      { lossScaled: true, loss: 'cross-entropy', weightDecay: 0.1 },
      'weightDecay is 0.1, but a loss-scaled learning rate is for runs without weight decay',
    ],
  ];

  it.each(cases)('refuses %s', async (_, overrides, message) => {
    await expect(modularAddition.simulate(overrides)).rejects.toThrowError(
      expect.objectContaining({ code: 'usage', message }),
    );
  });

  it('lets the net of the paper pass', async () => {
    const signal = AbortSignal.abort(new Error('stopped'));
    const paper = { modulus: 97, width: 1024, trainShare: 0.4, activation: 'relu' };
    await expect(modularAddition.simulate(paper, { signal })).rejects.toThrowError('stopped');
  });
});
