import * as fc from 'fast-check';

const array = (value: fc.Arbitrary<number>): fc.Arbitrary<number[]> =>
  fc.array(value, { minLength: 1, maxLength: 24 });

/** Series of the kinds on which segmentation goes wrong: ties, runs, offsets. */
export const series: Readonly<Record<string, fc.Arbitrary<number[]>>> = {
  'real numbers': array(fc.double({ noNaN: true, min: -3, max: 3 })),
  integers: array(fc.integer({ min: -2, max: 2 })),
  'zeros and ones': array(fc.integer({ min: 0, max: 1 })),
  constants: array(fc.constant(7)),
  'constant runs': fc
    .array(fc.tuple(fc.integer({ min: -3, max: 3 }), fc.integer({ min: 1, max: 8 })), {
      minLength: 1,
      maxLength: 5,
    })
    .map((runs) => runs.flatMap(([value, length]) => Array.from({ length }, () => value))),
  'numbers far from zero': array(fc.integer({ min: 0, max: 5 }).map((value) => 1e6 + value / 10)),
};
