/** 10^0 to 10^22 are exact as doubles. */
export const exactPowers = 22;
/** Powers from 10^-64 to 10^64 are held to 128 bits. */
export const largestPower = 64;
/** Bytes of one of them. */
export const powerBytes = 24;

/** The powers of ten that a double holds exactly, from 10^0 on. */
export const exactTable: Float64Array = Float64Array.from({ length: exactPowers + 1 }, (_, power) =>
  Number(`1e${power}`),
);

/**
 * For each power from 10^-64 on three words: the upper and the lower half of its first 128 bits, and the exponent field
 * of a double with these bits, less one. The bits are cut off, and those of 10^-1 to 10^-27 rounded up, as the proof
 * asks (see `decimalCode`).
 */
export function wideTable(): BigUint64Array {
  return BigUint64Array.from(
    Array.from({ length: 2 * largestPower + 1 }, (_, index) => words(index - largestPower)).flat(),
  );
}

function words(power: number): bigint[] {
  const five = 5n ** BigInt(Math.abs(power));
  const length = BigInt(five.toString(2).length);
  const up = power < 0 && power >= -27 ? 1n : 0n;
  const bits = power < 0 ? (1n << (length + 127n)) / five + up : (five << 128n) >> length;
  const binaryExponent = BigInt(power) + (power < 0 ? -length : length - 1n);
  return [bits >> 64n, bits, binaryExponent + 1086n].map((word) => BigInt.asUintN(64, word));
}
