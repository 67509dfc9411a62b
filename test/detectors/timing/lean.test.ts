import { describe, expect, it } from 'vitest';
import { fitTransition } from '../../../src/detectors/timing/index.js';
import { type Lean, logistic, timeOfPart } from '../../../src/detectors/timing/logistic.js';
import { logSteps, noise } from '../../helpers/synthetic.js';

const leans: readonly Lean[] = [-2, -1, 0, 1, 2];

describe('a leaning logistic', () => {
  it.each(leans)('is half done at its midpoint, and at each part when timeOfPart says, for %d', (lean) => {
    const shape = [5, Math.log(0.3)] as const;
    for (const part of [0.1, 0.5, 0.9]) {
      const time = Math.log(timeOfPart(shape, part, lean));
      expect(logistic(Float64Array.of(time), shape, lean)[0]).toBeCloseTo(part, 10);
    }
    expect(timeOfPart(shape, 0.5, lean)).toBeCloseTo(Math.exp(5), 8);
  });
});

describe('the lean of a fit', () => {
  const steps = Float64Array.from(logSteps(1, 1e4, 200));
  const leaningCurve = (lean: Lean, seed: number): Float64Array => {
    const shaken = noise(steps.length, 0.01, 0.5, seed);
    return logistic(steps.map(Math.log), [6, Math.log(0.3)], lean).map(
      (part, i) => 0.05 + 0.9 * part + (shaken[i] ?? 0),
    );
  };

  it('is none for a logistic', () => {
    for (let seed = 1; seed <= 12; seed += 1)
      expect(fitTransition(steps, leaningCurve(0, seed))?.lean).toBe(0);
  });

  it.each([-2, 2] as const)('follows a curve that leans by %d, to a truer and surer t50', (lean) => {
    for (let seed = 1; seed <= 4; seed += 1) {
      const fit = fitTransition(steps, leaningCurve(lean, seed));
      expect(Math.sign(fit?.lean ?? 0)).toBe(Math.sign(lean));
      expect(Math.abs(Math.log((fit?.t50 ?? 0) / Math.exp(6)))).toBeLessThan(0.03);
    }
  });
});
