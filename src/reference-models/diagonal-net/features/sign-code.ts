import {
  add,
  advance,
  assemble,
  type Code,
  countOnesI64,
  getLocal,
  i32Constant,
  load,
  repeatWhileBelow,
  setLocal,
  shiftLeft,
  store,
  valueType,
  wrapI64,
  xorI64,
} from '../../../util/wasm/assembler.js';

const tableBytes = 256 * 8;

/**
 * The inner loops over columns of ±1, packed as 64 samples in 8 bytes, with eight tables of 256 float64:
 * - `look(bytes, tables, out, end)`: out_k = Σ_j table_j[byte_j of column k]; `lookAndAdd` adds it to out_k
 * - `drop(bytes, tables, w, end)`: table_j[byte_j of column k] += w_k
 * - `differences(a, b, end)`: the number of different bits of two rows of 64-bit words
 */
export function signCode(): Uint8Array {
  const bytes = 0;
  const tables = 1;
  const vector = 2;
  const end = 3;
  const nextColumn: Code = [advance(bytes, 8), advance(vector, 8)];
  const entryAddress = (table: number): Code => [
    getLocal(bytes),
    load.byte(table),
    i32Constant(3),
    shiftLeft.i32,
    getLocal(tables),
    add.i32,
  ];
  const entry = (table: number): Code => [entryAddress(table), load.f64(tableBytes * table)];
  // Short chains of additions, which the processor can overlap.
  const four = (first: number): Code => [
    [entry(first), entry(first + 1), add.f64],
    [entry(first + 2), entry(first + 3), add.f64],
    add.f64,
  ];
  const eight: Code = [four(0), four(4), add.f64];

  const weight = 4;
  const address = 5;
  const dropInto = (table: number): Code => [
    [entryAddress(table), setLocal(address), getLocal(address)],
    [getLocal(address), load.f64(tableBytes * table), getLocal(weight), add.f64],
    store.f64(tableBytes * table),
  ];

  const looking = { parameters: 4, locals: [], returnsI32: false };
  const count = 3;
  return assemble([
    {
      ...looking,
      name: 'look',
      body: repeatWhileBelow(vector, end, [getLocal(vector), eight, store.f64(0), nextColumn]),
    },
    {
      ...looking,
      name: 'lookAndAdd',
      body: repeatWhileBelow(vector, end, [
        [getLocal(vector), eight, getLocal(vector), load.f64(0), add.f64, store.f64(0)],
        nextColumn,
      ]),
    },
    {
      ...looking,
      name: 'drop',
      locals: [valueType.f64, valueType.i32],
      body: repeatWhileBelow(vector, end, [
        [getLocal(vector), load.f64(0), setLocal(weight)],
        [0, 1, 2, 3, 4, 5, 6, 7].map(dropInto),
        nextColumn,
      ]),
    },
    {
      name: 'differences',
      parameters: 3,
      locals: [valueType.i32],
      returnsI32: true,
      body: [
        repeatWhileBelow(0, 2, [
          [getLocal(0), load.i64(0), getLocal(1), load.i64(0), xorI64, countOnesI64, wrapI64],
          [getLocal(count), add.i32, setLocal(count), advance(0, 8), advance(1, 8)],
        ]),
        getLocal(count),
      ],
    },
  ]);
}
