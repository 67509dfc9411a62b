import { describe, expect, it } from 'vitest';
import { compareModels, type ModelName } from '../../../src/detectors/alternatives/index.js';
import { fitTransition } from '../../../src/detectors/timing/index.js';
import { logSteps, noise } from '../../helpers/synthetic.js';

const steps = Float64Array.from(logSteps(1, 1e4, 120));

const shapes: Readonly<Record<Exclude<ModelName, 'logistic'>, (step: number) => number>> = {
  constant: () => 0.3,
  linear: (step) => 0.1 + 0.08 * Math.log(step),
  'broken-stick': (step) => 0.1 + 0.15 * Math.max(0, Math.log(step) - 5),
  exponential: (step) => 0.9 - 0.8 * Math.exp(-step / 500),
  'power-law': (step) => 0.9 - 0.8 * step ** -0.3,
};

describe('weights of the alternatives', () => {
  it.each(Object.entries(shapes))('recognises a curve that is %s', (name, shape) => {
    const shaken = noise(steps.length, 0.01, 0.5, 11);
    const fit = fitTransition(
      steps,
      steps.map((step, i) => shape(step) + (shaken[i] ?? 0)),
    );
    const [best] = Object.entries(fit?.weights ?? {}).toSorted(([, left], [, right]) => right - left);
    expect(best?.[0]).toBe(name);
    expect(fit?.weights.logistic).toBeLessThan(0.05);
  });

  it.each([0, 0.6, 0.9])('seldom claim a transition where there is none, with rho = %d', (rho) => {
    let claims = 0;
    let tried = 0;
    for (const [k, shape] of Object.values(shapes).entries()) {
      for (let seed = 1; seed <= 6; seed += 1) {
        const shaken = noise(steps.length, 0.03, rho, 100 * k + seed);
        const values = steps.map((step, i) => shape(step) + (shaken[i] ?? 0));
        claims += (fitTransition(steps, values)?.weights.logistic ?? 0) > 0.95 ? 1 : 0;
        tried += 1;
      }
    }
    expect(claims / tried).toBeLessThanOrEqual(0.07);
  });

  it('take a drift that is logged with errors for a drift', () => {
    let claims = 0;
    for (let seed = 1; seed <= 20; seed += 1) {
      const [paces, errors] = [noise(steps.length, 0.02, 0, seed), noise(steps.length, 0.03, 0, 500 + seed)];
      let level = 0.5;
      const values = steps.map((_, i) => (level += paces[i] ?? 0) + (errors[i] ?? 0));
      claims += (fitTransition(steps, values)?.weights.logistic ?? 0) > 0.99 ? 1 : 0;
    }
    expect(claims).toBeLessThanOrEqual(1);
  });

  it('sum to 1, and prefer a perfect logistic', () => {
    const x = steps.map(Math.log);
    const curve = x.map((time) => 1 / (1 + Math.exp(-(time - 6) / 0.2)));
    const { weights, deltaBicConstant } = compareModels({ x, y: curve, centre: 0, range: 1 }, curve, 2);
    expect(Object.values(weights).reduce((sum, weight) => sum + weight, 0)).toBeCloseTo(1, 12);
    expect(weights.logistic).toBeGreaterThan(0.99);
    expect(deltaBicConstant).toBeGreaterThan(500);
  });
});
