import {
  add,
  advance,
  assemble,
  type Code,
  getLocal,
  load,
  multiplyF64x2,
  repeatWhileBelow,
  setLocal,
  store,
  valueType,
} from '../../../util/wasm/assembler.js';

const rows = [0, 1, 2, 3, 4, 5, 6, 7] as const;

/**
 * The inner loops over pairs of columns of eight rows of float32, `rowBytes` apart:
 * - `combine(values, factors, out, end)`: out_k = Σ_r factor_r x_rk; `combineAndAdd` adds it to out_k
 * - `project(values, sums, w, end)`: (sum_2r, sum_2r+1) = Σ_k w_k x_rk over even and odd k
 */
export function denseCode(rowBytes: number): Uint8Array {
  const values = 0;
  const small = 1;
  const vector = 2;
  const end = 3;
  const firstLocal = 4;
  const nextPair: Code = [advance(values, 8), advance(vector, 16)];
  const entry = (row: number): Code => [getLocal(values), load.f32x2(row * rowBytes)];

  const loadFactors: Code = rows.map((row) => [
    [getLocal(small), load.f64x2Splat(8 * row)],
    setLocal(firstLocal + row),
  ]);
  const term = (row: number): Code => [entry(row), getLocal(firstLocal + row), multiplyF64x2];
  // Short chains of additions, which the processor can overlap.
  const two = (first: number): Code => [term(first), term(first + 1), add.f64x2];
  const eight: Code = [two(0), two(2), add.f64x2, two(4), two(6), add.f64x2, add.f64x2];

  const weight = firstLocal + rows.length;
  const accumulate = (row: number): Code => [
    [entry(row), getLocal(weight), multiplyF64x2],
    [getLocal(firstLocal + row), add.f64x2, setLocal(firstLocal + row)],
  ];

  const common = { parameters: 4, returnsI32: false };
  const factors = rows.map(() => valueType.v128);
  return assemble([
    {
      ...common,
      name: 'combine',
      locals: factors,
      body: [loadFactors, repeatWhileBelow(vector, end, [getLocal(vector), eight, store.f64x2(0), nextPair])],
    },
    {
      ...common,
      name: 'combineAndAdd',
      locals: factors,
      body: [
        loadFactors,
        repeatWhileBelow(vector, end, [
          [getLocal(vector), eight, getLocal(vector), load.f64x2(0), add.f64x2, store.f64x2(0)],
          nextPair,
        ]),
      ],
    },
    {
      ...common,
      name: 'project',
      locals: [...factors, valueType.v128],
      body: [
        repeatWhileBelow(vector, end, [
          [getLocal(vector), load.f64x2(0), setLocal(weight)],
          rows.map(accumulate),
          nextPair,
        ]),
        rows.map((row) => [getLocal(small), getLocal(firstLocal + row), store.f64x2(16 * row)]),
      ],
    },
  ]);
}
