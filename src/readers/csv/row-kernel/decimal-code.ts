import type { Code } from '../../../util/wasm/assembler.js';
import { f64, f64At, i32, i64, i64At, when } from '../../../util/wasm/expressions.js';
import type { Variable } from '../../../util/wasm/locals.js';
import { exactPowers, largestPower, powerBytes } from './powers-of-ten.js';

/** Where the tables of powers lie in memory. */
export interface PowerTables {
  readonly exact: number;
  readonly wide: number;
}

/** `digits` (i64, below 10^19) and `exponent` (i32) are what is converted to `value` (f64); the others are for the work. */
export interface DecimalVariables {
  readonly digits: Variable;
  readonly exponent: Variable;
  readonly value: Variable;
  /** i32 */
  readonly zeros: Variable;
  readonly power: Variable;
  /** i64 */
  readonly high: Variable;
  readonly low: Variable;
  readonly factor: Variable;
  readonly middle: Variable;
  readonly top: Variable;
}

const one = i64.constant(1n);
const half = i64.constant(32n);
const lowerHalf = i64.constant(0xffffffffn);
const lastNine = i64.constant(0x1ffn);

/**
 * Sets `value` to `digits·10^exponent`, correctly rounded; runs `giveUp` where the exponent is beyond the table. Up to
 * 2^53 and 10^22 both factors are exact (W. D. Clinger 1990); else 64 bits of the power are taken, or 128 where these
 * do not tell. That this is always enough is shown by N. Mushtak and D. Lemire, "Fast number parsing without fallback",
 * Software: Practice and Experience 53 (2023).
 */
export function decimalCode(own: DecimalVariables, tables: PowerTables, giveUp: Code): Code {
  const { digits, exponent, value, power } = own;
  const exact = (of: Code): Code => f64At(i32.multiply(of, i32.constant(8)), tables.exact);
  const isSmall = i64.less(digits.get, i64.constant(1n << 53n));
  const shifted = i32.add(exponent.get, i32.constant(exactPowers));
  const index = i32.add(exponent.get, i32.constant(largestPower));
  return when(
    i32.and(isSmall, i32.less(shifted, i32.constant(2 * exactPowers + 1))),
    when(
      i32.less(exponent.get, i32.constant(exactPowers + 1)),
      value.set(f64.multiply(f64.fromI64(digits.get), exact(exponent.get))),
      value.set(f64.divide(f64.fromI64(digits.get), exact(i32.subtract(i32.constant(0), exponent.get)))),
    ),
    [
      when(i32.less(i32.constant(2 * largestPower), index), giveUp),
      power.set(i32.multiply(index, i32.constant(powerBytes))),
      when(i64.isZero(digits.get), value.set(f64.fromI64(digits.get)), [
        normalise(own),
        multiply(own, tables),
        round(own, tables),
      ]),
    ],
  );
}

/** Shifts the digits so that they fill 64 bits. */
function normalise({ digits, zeros }: DecimalVariables): Code {
  return [
    zeros.set(i32.wrap(i64.leadingZeros(digits.get))),
    digits.set(i64.shiftLeft(digits.get, i64.extend(zeros.get))),
  ];
}

/** The first 128 bits of digits times power, in `high` and `low`. */
function multiply(own: DecimalVariables, { wide }: PowerTables): Code {
  const { digits, power, high, low, factor, top } = own;
  return [
    factor.set(i64At(power.get, wide)),
    high.set(upperProduct(own)),
    low.set(i64.multiply(digits.get, factor.get)),
    when(i64.equal(i64.and(high.get, lastNine), lastNine), [
      factor.set(i64At(power.get, wide + 8)),
      top.set(upperProduct(own)),
      low.set(i64.add(low.get, top.get)),
      when(i64.less(low.get, top.get), high.set(i64.add(high.get, one))),
    ]),
  ];
}

/** Rounds `high` to 53 bits, half to even, and puts the double together. */
function round(own: DecimalVariables, { wide }: PowerTables): Code {
  const { digits, exponent, value, zeros, power, high, low, top } = own;
  const cut = i64.add(top.get, i64.constant(9n));
  const canBeHalfWay = i32.less(i32.add(exponent.get, i32.constant(4)), i32.constant(28));
  const endsInOne = i64.equal(i64.and(digits.get, i64.constant(3n)), one);
  const isExact = i64.equal(i64.shiftLeft(digits.get, cut), high.get);
  const isHalfWay = i32.and(
    i32.and(canBeHalfWay, i64.less(low.get, i64.constant(2n))),
    i32.and(endsInOne, isExact),
  );
  const biased = i64.subtract(i64At(power.get, wide + 16), i64.extend(zeros.get));
  const mantissa = i64.and(digits.get, i64.constant((1n << 52n) - 1n));
  return [
    top.set(i64.shiftRight(high.get, i64.constant(63n))),
    digits.set(i64.shiftRight(high.get, cut)),
    when(isHalfWay, digits.set(i64.subtract(digits.get, one))),
    digits.set(i64.shiftRight(i64.add(digits.get, i64.and(digits.get, one)), one)),
    top.set(i64.add(top.get, biased)),
    when(i64.equal(digits.get, i64.constant(1n << 53n)), top.set(i64.add(top.get, one))),
    value.set(f64.ofBits(i64.or(i64.shiftLeft(top.get, i64.constant(52n)), mantissa))),
  ];
}

/** Upper 64 bits of `digits` times `factor`. */
function upperProduct({ digits, factor, middle }: DecimalVariables): Code {
  const [digitsHigh, factorHigh] = [digits, factor].map(({ get }) => i64.shiftRight(get, half)) as [
    Code,
    Code,
  ];
  const [digitsLow, factorLow] = [digits, factor].map(({ get }) => i64.and(get, lowerHalf)) as [Code, Code];
  return [
    middle.set(
      i64.add(i64.multiply(digitsHigh, factorLow), i64.shiftRight(i64.multiply(digitsLow, factorLow), half)),
    ),
    i64.add(
      i64.add(i64.multiply(digitsHigh, factorHigh), i64.shiftRight(middle.get, half)),
      i64.shiftRight(i64.add(i64.multiply(digitsLow, factorHigh), i64.and(middle.get, lowerHalf)), half),
    ),
  ];
}
