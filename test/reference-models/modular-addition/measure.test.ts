import { describe, expect, it } from 'vitest';
import { additionMeasure } from '../../../src/reference-models/modular-addition/measure.js';
import { parameterCount, type Network } from '../../../src/reference-models/modular-addition/network.js';
import { splitTable } from '../../../src/reference-models/modular-addition/pairs.js';

// One hidden unit, which sees a only: z = a + 0.5, of the net with p = 2. Columns of W2 are the logits.
const network: Network = { modulus: 2, width: 1, activation: 'relu' };
const parameters = Float64Array.of(0, 1, 0, 0, 0.5, 2, -1);
// Train on (1, 0) → 1 and (0, 0) → 0, test on (0, 1) → 1 and (1, 1) → 0.
const split = splitTable(2, 0.5, Int32Array.of(2, 0, 1, 3));

describe('additionMeasure', () => {
  const measured = additionMeasure(network, split, 'cross-entropy', 0.1)(parameters);

  it('counts the pairs whose greatest logit is the label', () => {
    // The first logit is always the greater: right where the sum is 0.
    expect(measured['train_accuracy']).toBe(0.5);
    expect(measured['test_accuracy']).toBe(0.5);
  });

  it('takes the first of equal logits', () => {
    const zero = additionMeasure(network, split, 'cross-entropy', 0)(new Float64Array(7));
    expect([zero['train_accuracy'], zero['test_accuracy']]).toEqual([0.5, 0.5]);
    const onlyOdd = splitTable(2, 0.5, Int32Array.of(1, 2, 0, 3));
    const odd = additionMeasure(network, onlyOdd, 'cross-entropy', 0)(new Float64Array(7));
    expect([odd['train_accuracy'], odd['test_accuracy']]).toEqual([0, 1]);
  });

  it('measures losses by hand-computed margins', () => {
    // Logits (3, −1.5) for a = 1 and (1, −0.5) for a = 0.
    const softplus = (x: number): number => Math.log(1 + Math.exp(x));
    expect(measured['train_loss']).toBeCloseTo((softplus(4.5) + softplus(-1.5)) / 2, 14);
    expect(measured['test_loss']).toBeCloseTo((softplus(1.5) + softplus(-4.5)) / 2, 14);
  });

  it('measures norms, in all and by block, and what follows from them', () => {
    const norm = Math.sqrt(1 + 0.25 + 5);
    expect(measured['weight_norm']).toBeCloseTo(norm, 14);
    expect(measured['norm_W1']).toBe(1);
    expect(measured['norm_b1']).toBe(0.5);
    expect(measured['norm_W2']).toBeCloseTo(Math.sqrt(5), 14);
    const loss = measured['train_loss'] as number;
    expect(measured['regularised_loss']).toBeCloseTo(loss + 0.05 * norm * norm, 14);
    expect(measured['normalised_margin']).toBeCloseTo(-4.5 / norm ** 2, 14);
  });

  it('has a normalised margin that does not change with the scale of the net', () => {
    const quadratic: Network = { modulus: 3, width: 4, activation: 'quadratic' };
    const all = splitTable(3, 0.5, Int32Array.of(0, 4, 8, 1, 2, 3, 5, 6, 7));
    const measure = additionMeasure(quadratic, all, 'mse', 0);
    const some = Float64Array.from({ length: parameterCount(quadratic) }, (_, i) => Math.sin(i));
    const doubled = measure(some.map((value) => 2 * value));
    expect(doubled['normalised_margin']).toBeCloseTo(measure(some)['normalised_margin'] as number, 12);
  });
});
