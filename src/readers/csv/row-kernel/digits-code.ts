import type { Code } from '../../../util/wasm/assembler.js';
import { byteAt, i32, i64, i64At, repeatWhile, step, when } from '../../../util/wasm/expressions.js';
import type { Locals, Variable } from '../../../util/wasm/locals.js';
import type { DecimalVariables } from './decimal-code.js';

export const minus = 45;
const [plus, point, zero, smallE] = [43, 46, 48, 101];
/** Digits that an i64 holds. */
const mostDigits = 19;
/** An exponent of more is not read on. */
const largestExponent = 1000;

/** `at` is the address; `length` (i32) are the digits that were read, 0 where there is no number. */
export interface NumberVariables extends DecimalVariables {
  readonly at: Variable;
  readonly length: Variable;
  readonly first: Variable;
  readonly pointAt: Variable;
  readonly byte: Variable;
  readonly word: Variable;
}

const i32Names = ['length', 'exponent', 'first', 'pointAt', 'byte', 'zeros', 'power'] as const;
const i64Names = ['digits', 'word', 'high', 'low', 'factor', 'middle', 'top'] as const;

export function numberVariables(locals: Locals<string>, at: Variable): NumberVariables {
  return { at, ...locals.of('i32', i32Names), ...locals.of('i64', i64Names), ...locals.of('f64', ['value']) };
}

/**
 * Reads the number without a sign at `at`, as `digits` and `exponent`. Runs `giveUp` where more than 19 digits count, and
 * where a point or an `e` has no digits.
 */
export function digitsCode(own: NumberVariables, giveUp: Code): Code {
  const { at, digits, exponent, first, length, pointAt } = own;
  const hasPoint = i32.equal(byteAt(at.get), i32.constant(point));
  const hasExponent = i32.equal(i32.or(byteAt(at.get), i32.constant(0x20)), i32.constant(smallE));
  return [
    first.set(at.get),
    pointAt.set(i32.constant(0)),
    digits.set(i64.constant(0n)),
    exponent.set(i32.constant(0)),
    takeDigits(own, digits),
    length.set(i32.subtract(at.get, first.get)),
    when(hasPoint, [
      pointAt.set(at.get),
      step(at),
      takeEights(own),
      takeDigits(own, digits),
      exponent.set(i32.subtract(i32.add(pointAt.get, i32.constant(1)), at.get)),
      length.set(i32.subtract(length.get, exponent.get)),
      when(i32.isZero(length.get), giveUp),
    ]),
    when(i32.less(i32.constant(mostDigits), length.get), leaveLong(own, giveUp)),
    when(i32.and(hasExponent, i32.less(i32.constant(0), length.get)), takeExponent(own, giveUp)),
  ];
}

/** Appends single digits to a number. */
function takeDigits({ at, byte }: NumberVariables, digits: Variable): Code {
  return repeatWhile(isDigit(at, byte), [
    digits.set(i64.add(i64.multiply(digits.get, i64.constant(10n)), i64.extend(byte.get))),
    step(at),
  ]);
}

/** Whether a digit comes next; it is left in `byte`. */
function isDigit(at: Variable, byte: Variable): Code {
  return [byte.set(i32.subtract(byteAt(at.get), i32.constant(zero))), i32.less(byte.get, i32.constant(10))];
}

/** Appends eight digits at a time, which fill a word: pairs, fours and eights of them are made by one operation each. */
function takeEights({ at, digits, word }: NumberVariables): Code {
  const areDigits = i64.isZero(
    i64.and(
      i64.or(i64.add(word.get, i64.constant(0x7676767676767676n)), word.get),
      i64.constant(0x8080808080808080n),
    ),
  );
  const everySecondPair = i64.constant(0xff000000ffn);
  const firstPairs = i64.and(word.get, everySecondPair);
  const secondPairs = i64.and(i64.shiftRight(word.get, i64.constant(16n)), everySecondPair);
  const eight = i64.shiftRight(
    i64.add(
      i64.multiply(firstPairs, i64.constant(100n + (1_000_000n << 32n))),
      i64.multiply(secondPairs, i64.constant(1n + (10_000n << 32n))),
    ),
    i64.constant(32n),
  );
  return repeatWhile(
    [word.set(i64.exclusiveOr(i64At(at.get), i64.constant(0x3030303030303030n))), areDigits],
    [
      word.set(
        i64.add(i64.multiply(word.get, i64.constant(10n)), i64.shiftRight(word.get, i64.constant(8n))),
      ),
      digits.set(i64.add(i64.multiply(digits.get, i64.constant(100_000_000n)), eight)),
      at.set(i32.add(at.get, i32.constant(8))),
    ],
  );
}

/** Gives up where more digits count than fit; leading zeros do not. */
function leaveLong({ at, first, pointAt }: NumberVariables, giveUp: Code): Code {
  const isZero = i32.equal(byteAt(first.get), i32.constant(zero));
  const isBeforePoint = i32.atMost(first.get, pointAt.get);
  return [
    repeatWhile(i32.or(isZero, i32.equal(first.get, pointAt.get)), step(first)),
    when(i32.less(i32.add(i32.constant(mostDigits), isBeforePoint), i32.subtract(at.get, first.get)), giveUp),
  ];
}

function takeExponent({ at, byte, exponent, first, power, zeros }: NumberVariables, giveUp: Code): Code {
  const [isDown, isUp] = [minus, plus].map((sign) => i32.equal(byteAt(at.get), i32.constant(sign)));
  const isShort = i32.less(power.get, i32.constant(largestExponent));
  return [
    step(at),
    zeros.set(isDown as Code),
    at.set(i32.add(at.get, i32.or(zeros.get, isUp as Code))),
    first.set(at.get),
    power.set(i32.constant(0)),
    repeatWhile(i32.and(isDigit(at, byte), isShort), [
      power.set(i32.add(i32.multiply(power.get, i32.constant(10)), byte.get)),
      step(at),
    ]),
    when(i32.equal(at.get, first.get), giveUp),
    when(zeros.get, power.set(i32.subtract(i32.constant(0), power.get))),
    exponent.set(i32.add(exponent.get, power.get)),
  ];
}
