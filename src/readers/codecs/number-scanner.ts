const [minus, plus, point, zero, bigE, smallE] = [45, 43, 46, 48, 69, 101];
/** Powers of ten that a double holds exactly. */
const powers = Float64Array.from({ length: 23 }, (_, exponent) => Number(`1e${exponent}`));
/** Veltkamp's split: products of upper halves are exact. */
const splitter = 2 ** 27 + 1;
const upperHalves = powers.map((power) => upperHalf(power));
/** Digits of one integer: nine fit into 30 bits, and what they make times 10^9 is exact in a double. */
const atOnce = 9;

/**
 * Reads decimal numbers straight from the bytes of a text, to the same double as `Number` would: correctly rounded. It
 * takes a quarter of the time, as no strings are made.
 */
export class NumberScanner {
  /** The number that was read last. */
  value = 0;

  /**
   * Reads the number that starts at `start`: digits with an optional `-`, decimal point and exponent. Returns the index
   * behind it; -1 where there is none of that form.
   */
  scan(bytes: Uint8Array, start: number): number {
    const isNegative = bytes[start] === minus;
    const first = isNegative ? start + 1 : start;
    let at = first;
    let high = 0;
    let digit = digitAt(bytes, at);
    while (digit < 10) {
      high = high * 10 + digit;
      at += 1;
      digit = digitAt(bytes, at);
    }
    let digits = high === 0 ? 0 : at - first;
    if (digits > atOnce) return this.scanByText(bytes, start);
    let low = 0;
    let lowDigits = 0;
    let decimals = 0;
    if (bytes[at] === point) {
      const pointAt = at;
      at += 1;
      if (high === 0) while (bytes[at] === zero) at += 1;
      let eight = digits <= 1 ? eightDigits(bytes, at) : -1;
      if (eight >= 0) {
        high = high * 1e8 + eight;
        digits += 8;
        at += 8;
      }
      eight = digits >= 8 ? eightDigits(bytes, at) : -1;
      if (eight >= 0) {
        low = eight;
        lowDigits = 8;
        at += 8;
      }
      for (digit = digitAt(bytes, at); digit < 10; digit = digitAt(bytes, at)) {
        if (lowDigits === 0 && digits < atOnce) {
          high = high * 10 + digit;
          digits += 1;
        } else {
          low = low * 10 + digit;
          lowDigits += 1;
        }
        at += 1;
      }
      decimals = at - pointAt - 1;
      if (decimals === 0 && pointAt === first) return -1;
    } else if (at === first) return -1;
    if (lowDigits > atOnce || decimals > 22 || bytes[at] === smallE || bytes[at] === bigE)
      return this.scanByText(bytes, start);
    const size = quotient(high, low, lowDigits, decimals);
    if (Number.isNaN(size)) return this.scanByText(bytes, start);
    this.value = isNegative ? -size : size;
    return at;
  }

  /** As `scan`, for any length and with exponents. */
  private scanByText(bytes: Uint8Array, start: number): number {
    let text = '';
    let at = start;
    for (; isPartOfNumber(bytes[at], bytes[at - 1]) || (at === start && bytes[at] === minus); at++)
      text += String.fromCharCode(bytes[at] as number);
    const value = Number(text);
    if (Number.isNaN(value)) return -1;
    this.value = value;
    return at;
  }
}

function isPartOfNumber(byte: number | undefined, before: number | undefined): boolean {
  if (byte === plus || byte === minus) return before === smallE || before === bigE;
  return byte === point || byte === smallE || byte === bigE || (byte !== undefined && (byte ^ zero) < 10);
}

/** The digit at a place; 10 or more where there is none. */
function digitAt(bytes: Uint8Array, at: number): number {
  return (bytes[at] as number) ^ zero;
}

/** The eight digits from a place on as one number; -1 where there are fewer. */
function eightDigits(bytes: Uint8Array, at: number): number {
  const a = digitAt(bytes, at);
  const b = digitAt(bytes, at + 1);
  const c = digitAt(bytes, at + 2);
  const d = digitAt(bytes, at + 3);
  const e = digitAt(bytes, at + 4);
  const f = digitAt(bytes, at + 5);
  const g = digitAt(bytes, at + 6);
  const h = digitAt(bytes, at + 7);
  if (a > 9 || b > 9 || c > 9 || d > 9 || e > 9 || f > 9 || g > 9 || h > 9) return -1;
  return ((a * 10 + b) * 100 + (c * 10 + d)) * 10_000 + (e * 10 + f) * 100 + (g * 10 + h);
}

/**
 * `(high·10^lowDigits + low) / 10^decimals`, correctly rounded by double-double arithmetic (T. J. Dekker 1971); NaN
 * where the result is so near to half-way between two doubles that this cannot tell.
 */
function quotient(high: number, low: number, lowDigits: number, decimals: number): number {
  const power = powers[decimals] as number;
  if (lowDigits === 0) return high / power;
  const shifted = high * (powers[lowDigits] as number);
  const sum = shifted + low;
  const rest = low - (sum - shifted);
  const first = sum / power;
  if (rest === 0) return first;
  const upper = upperHalf(first);
  const lower = first - upper;
  const powerUpper = upperHalves[decimals] as number;
  const powerLower = power - powerUpper;
  const product = first * power;
  const lost = upper * powerUpper - product + upper * powerLower + lower * powerUpper + lower * powerLower;
  const correction = (sum - product - lost + rest) / power;
  const nearest = first + correction;
  const beyond = correction - (nearest - first);
  return nearest + beyond * (1 + 1e-9) === nearest ? nearest : Number.NaN;
}

function upperHalf(value: number): number {
  const scaled = splitter * value;
  return scaled - (scaled - value);
}
