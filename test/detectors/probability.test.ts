import { describe, expect, it } from 'vitest';
import { calibratedProbability } from '../../src/detectors/calibration/calibrate.js';
import { diagnosed } from '../helpers/course.js';
import { move } from '../helpers/synthetic.js';

const sure = { rules: 1, halves: 1, bothHalves: 1, noise: Math.log(0.1) };

describe('the calibrated probability', () => {
  it('falls with every doubt', () => {
    const most = calibratedProbability(sure);
    expect(most).toBeGreaterThan(0.95);
    expect(most).toBeLessThan(1);
    for (const doubt of [{ rules: 0.5 }, { halves: 0.5 }, { bothHalves: 0 }, { noise: Math.log(5) }])
      expect(calibratedProbability({ ...sure, ...doubt })).toBeLessThan(most);
  });
});

describe('the probability of a verdict', () => {
  const clear = diagnosed({ test: move(0.02, 0.99, 5000), sd: 0.002 });
  // Half-way between memorised and partly generalised, in noise.
  const doubtful = diagnosed({ test: move(0, 0.36, 60), sd: 0.05, count: 60, seed: 3 });

  it('is high where the run is clear, and low on a line between verdicts in noise', () => {
    expect(clear).toMatchObject({ verdict: 'grokking' });
    expect(clear.probability).toBeGreaterThan(0.95);
    expect(clear.tags).not.toContain('unsure');
    expect(doubtful.probability).toBeLessThan(0.7);
    expect(doubtful.tags).toContain('unsure');
  });

  it('is among the probabilities of all verdicts, which sum to at most 1', () => {
    for (const { verdict, probability, probabilities } of [clear, doubtful]) {
      expect(probabilities[verdict]).toBe(probability);
      const all = Object.values(probabilities);
      expect(all.every((one) => one >= 0)).toBe(true);
      expect(all.reduce((sum, one) => sum + one, 0)).toBeLessThanOrEqual(1);
    }
    expect(Object.keys(doubtful.probabilities).length).toBeGreaterThan(1);
  });

  it('is the same every time', () => {
    expect(diagnosed({ test: move(0.02, 0.99, 5000), sd: 0.002 })).toEqual(clear);
  });
});
