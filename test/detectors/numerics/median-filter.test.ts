import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { median, medianFilter } from '../../../src/detectors/numerics/index.js';

const arrays = fc.array(fc.double({ noNaN: true, min: -10, max: 10 }), { maxLength: 30 });
const widths = fc.integer({ min: 0, max: 5 }).map((half) => 2 * half + 1);

describe('medianFilter', () => {
  it('is the median of each window, which shrinks at the ends', () => {
    fc.assert(
      fc.property(arrays, widths, (values, width) => {
        const filtered = medianFilter(Float64Array.from(values), width);
        values.forEach((_, i) => {
          const reach = Math.min((width - 1) / 2, i, values.length - 1 - i);
          expect(filtered[i]).toBe(median(values.slice(i - reach, i + reach + 1)));
        });
      }),
    );
  });

  it('leaves monotone data as they are', () => {
    const values = Float64Array.from({ length: 20 }, (_, i) => i ** 2);
    expect(medianFilter(values, 7)).toEqual(values);
  });

  it.each([0, 2, -1, 1.5])('refuses a width of %s', (width) => {
    expect(() => medianFilter(new Float64Array(3), width)).toThrow(`not ${width}.`);
  });
});
