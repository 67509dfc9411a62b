import { describe, expect, it } from 'vitest';
import { balance } from '../../../src/reference-models/modular-addition/balance.js';

// One hidden unit of the net with p = 1: two weights in, a bias, one weight out.
const start = Float64Array.of(2, 1, 2, 3);

describe.each([
  ['relu', 1],
  ['quadratic', 2],
] as const)('the balance of a %s net', (activation, degree) => {
  const network = { modulus: 1, width: 1, activation };

  it('holds while all weights shrink on the clock', () => {
    const layers = balance(network, start);
    layers.observe(start, 0);
    layers.observe(
      start.map((weight) => weight * Math.exp(-0.7)),
      0.7,
    );
    expect(layers.violation()).toBeCloseTo(0, 14);
  });

  it('holds where both layers grow alike', () => {
    // ‖in‖² grows by 7 and m‖out‖² by as much.
    const grown = Float64Array.of(4, 0, 0, Math.sqrt(9 + 7 / degree));
    const layers = balance(network, start);
    layers.observe(grown, 0);
    expect(layers.violation()).toBeCloseTo(0, 14);
  });

  it('reports the greatest violation relative to the weights', () => {
    const layers = balance(network, start);
    layers.observe(Float64Array.of(2, 1, 2, 0), 0);
    expect(layers.violation()).toBeCloseTo(degree, 14);
    layers.observe(start, 0);
    expect(layers.violation()).toBeCloseTo(degree, 14);
  });
});
