import { expect, it } from 'vitest';
import { select } from '../../../src/detectors/numerics/select.js';

it('keeps the values with the flag that is asked for', () => {
  const values = Float64Array.of(1, 2, 3, 4);
  const flags = Uint8Array.of(0, 1, 1, 0);
  expect(select(values, flags, 1)).toEqual(Float64Array.of(2, 3));
  expect(select(values, flags, 0)).toEqual(Float64Array.of(1, 4));
});
