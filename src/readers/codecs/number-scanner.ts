const [minus, plus, point, zero, bigE, smallE] = [45, 43, 46, 48, 69, 101];
/** Powers of ten that a double holds exactly. */
const powers = Float64Array.from({ length: 23 }, (_, exponent) => Number(`1e${exponent}`));
/** The upper halves of the powers, by Veltkamp's split; product of two halves is exact. */
const splitter = 2 ** 27 + 1;
const upperHalves = powers.map((power) => upperHalf(power));
/** Digits that are gathered as one integer; nine fit into 30 bits, so that times 10^9 they still are exact. */
const digitsAtOnce = 9;

/**
 * Reads decimal numbers straight from the bytes of a text, to the same double as `Number` would: correctly rounded.
 * Without a string a number it is several times as fast.
 */
export class NumberScanner {
  /** The number that was read last. */
  value = 0;

  /**
   * Reads the number that starts at `start`: digits with an optional `-`, decimal point and exponent. Returns the index
   * behind it; -1 where there is none of that form before `end`.
   */
  scan(bytes: Uint8Array, start: number, end: number): number {
    const isNegative = bytes[start] === minus;
    const first = isNegative ? start + 1 : start;
    let at = first;
    let high = 0;
    let low = 0;
    let digits = 0;
    let decimals = 0;
    let pointAt = -1;
    for (; at < end; at++) {
      const digit = (bytes[at] as number) - zero;
      if (digit >= 0 && digit <= 9) {
        if (digits < digitsAtOnce) high = high * 10 + digit;
        else low = low * 10 + digit;
        if (high > 0) digits += 1;
      } else if (digit === point - zero && pointAt < 0) pointAt = at;
      else break;
    }
    if (pointAt >= 0) decimals = at - pointAt - 1;
    if (at - first === (pointAt >= 0 ? 1 : 0)) return -1;
    let exponent = -decimals;
    if (at < end && (bytes[at] === smallE || bytes[at] === bigE)) {
      const behind = exponentEnd(bytes, at + 1, end);
      if (behind < 0) return -1;
      exponent += integer(bytes, at + 1, behind);
      at = behind;
    }
    const size =
      digits <= 2 * digitsAtOnce ? rounded(high, low, digits - digitsAtOnce, exponent) : Number.NaN;
    this.value = Number.isNaN(size) ? Number(textOf(bytes, start, at)) : isNegative ? -size : size;
    return at;
  }
}

/**
 * `(high·10^lowDigits + low)·10^exponent`, correctly rounded; NaN where that takes more than double-double arithmetic
 * (T. J. Dekker 1971) to tell.
 */
function rounded(high: number, low: number, lowDigits: number, exponent: number): number {
  if (exponent < -22 || exponent > 22) return high === 0 ? 0 : Number.NaN;
  let sum = high;
  let rest = 0;
  if (lowDigits > 0) {
    const shifted = high * (powers[lowDigits] as number);
    sum = shifted + low;
    rest = low - (sum - shifted);
  }
  if (exponent >= 0)
    return rest === 0 && (exponent === 0 || sum <= 2 ** 53) ? times(sum, exponent) : Number.NaN;
  const power = powers[-exponent] as number;
  const quotient = sum / power;
  if (rest === 0) return quotient;
  const product = quotient * power;
  const [q, p] = [upperHalf(quotient), upperHalves[-exponent] as number];
  const lost = q * p - product + q * (power - p) + (quotient - q) * p + (quotient - q) * (power - p);
  const correction = (sum - product - lost + rest) / power;
  const nearest = quotient + correction;
  const beyond = correction - (nearest - quotient);
  const isNearTie = nearest + beyond * (1 + 1e-9) !== nearest;
  return isNearTie ? Number.NaN : nearest;
}

function times(sum: number, exponent: number): number {
  return sum * (powers[exponent] as number);
}

function upperHalf(value: number): number {
  const scaled = splitter * value;
  return scaled - (scaled - value);
}

/** Index behind a signed integer; -1 where there is none. */
function exponentEnd(bytes: Uint8Array, start: number, end: number): number {
  let at = start;
  if (bytes[at] === minus || bytes[at] === plus) at += 1;
  const first = at;
  while (at < end && (bytes[at] as number) >= zero && (bytes[at] as number) <= zero + 9) at += 1;
  return at > first ? at : -1;
}

function integer(bytes: Uint8Array, start: number, end: number): number {
  const isSigned = bytes[start] === minus || bytes[start] === plus;
  let value = 0;
  for (let at = isSigned ? start + 1 : start; at < end; at++)
    value = value * 10 + (bytes[at] as number) - zero;
  return bytes[start] === minus ? -value : value;
}

function textOf(bytes: Uint8Array, start: number, end: number): string {
  let text = '';
  for (let at = start; at < end; at++) text += String.fromCharCode(bytes[at] as number);
  return text;
}
