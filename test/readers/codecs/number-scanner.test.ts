import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { NumberScanner } from '../../../src/readers/codecs/number-scanner.js';

const scanner = new NumberScanner();
const encoder = new TextEncoder();

/** The number at the start of a text; undefined where the scanner takes none, or not all of it. */
function scanned(text: string): number | undefined {
  const bytes = encoder.encode(text);
  return scanner.scan(bytes, 0) === bytes.length ? scanner.value : undefined;
}

const texts = fc
  .tuple(fc.double({ noNaN: true, noDefaultInfinity: true }), fc.nat(16), fc.nat(2))
  .map(([value, digits, form]) =>
    form === 0 ? String(value) : form === 1 ? value.toExponential(digits) : (value % 1e9).toFixed(digits),
  );

describe('the number scanner', () => {
  it('reads the same double as Number does', () => {
    fc.assert(
      fc.property(texts, (text) => {
        expect(scanned(text)).toBe(Number(text));
      }),
      { numRuns: 20_000 },
    );
  });

  it('rounds numbers that lie half-way between two doubles, or next to it, to even', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: 2n ** 52n, max: 2n ** 53n - 1n }), fc.nat(4), (mantissa, places) => {
        for (const digits of [`${(2n * mantissa + 1n) * 5n}`, `${2n * mantissa + 1n}`]) {
          const text = `${digits.slice(0, -1 - places)}.${digits.slice(-1 - places)}`;
          expect(scanned(text)).toBe(Number(text));
        }
      }),
      { numRuns: 5000 },
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
    '1e400',
    '-1e-400',
    '0.00000000000000000000000012',
  ])('reads %s', (text) => {
    expect(scanned(text)).toBe(Number(text));
  });

  it.each(['', '-', '.', '-.', '+1', 'e5', '1e', '1e+', '0x10', '1_000', 'nan', '1.2.3'])(
    'leaves %s to others',
    (text) => {
      expect(scanned(text)).toBeUndefined();
    },
  );
});
