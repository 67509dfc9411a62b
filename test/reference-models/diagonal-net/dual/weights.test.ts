import { describe, expect, it } from 'vitest';
import { weightsCode } from '../../../../src/reference-models/diagonal-net/dual/weights-code.js';
import { weightsKernel } from '../../../../src/reference-models/diagonal-net/dual/weights-kernel.js';
import { instantiate, webAssembly } from '../../../../src/util/wasm/instantiate.js';

function weightsOf(exponents: readonly number[], logScale: number): number[] {
  const memory = new webAssembly.Memory({ initial: 1, maximum: 1, shared: true });
  const fill = weightsKernel(
    instantiate(new webAssembly.Module(weightsCode()), memory),
    new Float64Array(memory.buffer, 0, 8),
  );
  const exponent = new Float64Array(memory.buffer, 64, exponents.length);
  const weights = new Float64Array(memory.buffer, 8192, exponents.length);
  exponent.set(exponents);
  fill(exponent, weights, logScale, 0, exponents.length);
  return [...weights];
}

const places = Array.from({ length: 400 }, (_, index) => 1e-9 * 1.07 ** index).filter((x) => x < 700);

describe('weightsKernel', () => {
  it('is 2a² sinh(x) to 1e-14 relative, odd, from tiny to large exponents', () => {
    for (const logScale of [-2.5, 0, 1.7]) {
      const exponents = places.flatMap((x) => [x, -x]);
      for (const [index, weight] of weightsOf(exponents, logScale).entries()) {
        const expected = 2 * Math.exp(logScale) * Math.sinh(exponents[index] as number);
        expect(Math.abs(weight / expected - 1)).toBeLessThan(1e-14);
      }
    }
  });

  it('keeps the product where sinh overflows or a² underflows', () => {
    const weights = weightsOf([1000, -1000, 801, 1], -800);
    for (const [index, logarithm] of [200, 200, 1].entries()) {
      expect(Math.log(Math.abs(weights[index] as number))).toBeCloseTo(logarithm, 10);
    }
    expect(weights[1]).toBe(-(weights[0] as number));
    expect(Math.abs(weights[3] as number)).toBeLessThan(1e-300);
  });

  it('gives 0 for 0 and NaN for NaN', () => {
    expect(weightsOf([0, Number.NaN], -2)).toEqual([0, Number.NaN]);
    expect(weightsOf([0, 0], -900)).toEqual([0, 0]);
  });
});
