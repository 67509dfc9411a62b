import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { RowKernel } from '../../../src/readers/csv/row-kernel/row-kernel.js';

const kernel = new RowKernel();
const encoder = new TextEncoder();
const comma = 44;

/** The number that a line holds; undefined where the kernel does not take the line. */
function taken(text: string): number | undefined {
  const bytes = encoder.encode(`${text}\n`);
  const stop = kernel.take(bytes, 0, 1, comma);
  kernel.forget();
  return stop === bytes.length && kernel.rows === 1 ? kernel.column(0)[0] : undefined;
}

/** Rows with `undefined` for blank cells, and the bytes that were left. */
function rowsOf(text: string, columns: number): { rows: (number | undefined)[][]; rest: string } {
  const bytes = encoder.encode(text);
  const stop = kernel.take(bytes, 0, columns, comma);
  const cells = Array.from({ length: columns }, (_, column) =>
    Array.from(kernel.column(column), (value, row) =>
      kernel.blanksOf(column)[row] === 1 ? undefined : value,
    ),
  );
  const rows = Array.from({ length: kernel.rows }, (_, row) => cells.map((column) => column[row]));
  kernel.forget();
  return { rows, rest: text.slice(stop) };
}

const doubles = fc.double({ noNaN: true, noDefaultInfinity: true });
/** Doubles of any bits, subnormal ones as often as others. */
const anyBits = fc
  .tuple(fc.bigInt({ min: 0n, max: 2n ** 64n - 1n }), fc.boolean())
  .map(([bits, isSubnormal]) => {
    const view = new DataView(new ArrayBuffer(8));
    view.setBigUint64(0, isSubnormal ? bits & ~(0x7ffn << 52n) : bits);
    return view.getFloat64(0);
  })
  .filter((value) => Number.isFinite(value));
const metrics = fc.tuple(doubles, fc.integer({ min: -40, max: 17 })).map(([value, exponent]) => {
  const [mantissa = '0'] = value.toExponential().split('e');
  return Number(`${mantissa}e${exponent}`);
});

describe('the row kernel', () => {
  it('reads metrics of any form to the same double as Number does', () => {
    fc.assert(
      fc.property(metrics, fc.integer({ min: 0, max: 18 }), (value, digits) => {
        for (const text of [String(value), value.toPrecision(17), value.toExponential(digits)])
          expect(taken(text)).toBe(Number(text));
      }),
      { numRuns: 20_000 },
    );
  });

  it('reads any other number as Number does, or leaves it', () => {
    fc.assert(
      fc.property(fc.oneof(doubles, anyBits), fc.integer({ min: 0, max: 30 }), (value, digits) => {
        for (const text of [String(value), value.toPrecision(17), value.toExponential(digits)]) {
          const read = taken(text);
          if (read !== undefined) expect(read).toBe(Number(text));
        }
      }),
      { numRuns: 20_000 },
    );
  });

  it('rounds numbers that lie half-way between two doubles, or next to it, as Number does', () => {
    fc.assert(
      fc.property(
        fc.bigInt({ min: 2n ** 52n, max: 2n ** 53n - 1n }),
        fc.integer({ min: -70, max: 70 }),
        fc.nat(15),
        fc.bigInt({ min: -1n, max: 1n }),
        (mantissa, exponent, places, beside) => {
          const halfWay = 2n * mantissa + 1n;
          for (const whole of [halfWay, 5n * halfWay, 25n * halfWay, 125n * halfWay]) {
            const digits = String(whole + beside);
            const text = `${digits.slice(0, -1 - places)}.${digits.slice(-1 - places)}`;
            for (const form of [digits, text, `${text}e${exponent}`]) {
              const read = taken(form);
              if (read !== undefined) expect(read).toBe(Number(form));
            }
          }
        },
      ),
      { numRuns: 10_000 },
    );
  });

  it.each([
    '0',
    '-0',
    '007',
    '.5',
    '5.',
    '1e5',
    '2E-5',
    '0.1e+3',
    '-1.2500e+00',
    '1700000000.1234567',
    '0.0000000000000000000123456789012345678',
    '9999999999999999999',
    '0e-60',
    '1e64',
    '1e-64',
    '9007199254740993',
    '9007199254740993e-3',
    '5.0000000000000000',
  ])('reads %s', (text) => {
    expect(taken(text)).toBe(Number(text));
  });

  it.each([
    '-',
    '.',
    '-.',
    '+1',
    'e5',
    '1e',
    '1e+',
    '0x10',
    '1_000',
    'nan',
    '1.2.3',
    '"1"',
    '1e99999999999',
    '1e-300',
    '12345678901234567890',
  ])('leaves %s to others', (text) => {
    expect(taken(text)).toBeUndefined();
  });

  it('tells blank cells, short rows and blanks around numbers', () => {
    expect(rowsOf('1,,3\r\n , 2 ,\n4\n', 3)).toEqual({
      rows: [
        [1, undefined, 3],
        [undefined, 2, undefined],
        [4, undefined, undefined],
      ],
      rest: '',
    });
  });

  it.each([
    ['a row with more cells', '3,4,5\n6,7\n'],
    ['a blank row', '\n6,7\n'],
    ['a row of blank cells', ',\n6,7\n'],
    ['a text', '3,x\n6,7\n'],
    ['a torn row', '3,4'],
    ['a torn number', '3,4.'],
  ])('stops at %s', (_, rest) => {
    expect(rowsOf(`1,2\n${rest}`, 2)).toEqual({ rows: [[1, 2]], rest });
  });

  it('takes a long text in portions', () => {
    const count = 200_000;
    const bytes = encoder.encode(Array.from({ length: count }, (_, row) => `${row},0.${row}\n`).join(''));
    const steps: number[] = [];
    for (let at = 0; at < bytes.length; ) {
      const next = kernel.take(bytes, at, 2, comma);
      expect(next).toBeGreaterThan(at);
      steps.push(...kernel.column(0));
      at = next;
    }
    kernel.forget();
    expect(steps).toEqual(Array.from({ length: count }, (_, row) => row));
  });

  it('takes rows that are wider than its memory in no portion', () => {
    expect(rowsOf(`${'1,'.repeat(2 ** 17)}1\n`, 2 ** 17 + 1).rows).toEqual([]);
  });
});
