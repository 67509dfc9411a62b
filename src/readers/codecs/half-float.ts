/** The number that the 16 bits of an IEEE 754 binary16 stand for. */
export function halfFloat(bits: number): number {
  const sign = bits & 0x8000 ? -1 : 1;
  const exponent = (bits >> 10) & 0x1f;
  const fraction = bits & 0x3ff;
  if (exponent === 0) return sign * fraction * 2 ** -24;
  if (exponent === 31) return fraction === 0 ? sign * Number.POSITIVE_INFINITY : Number.NaN;
  return sign * (1 + fraction / 1024) * 2 ** (exponent - 15);
}

const wide = new DataView(new ArrayBuffer(4));

/** The number that the 16 bits of a bfloat16, the upper half of a float32, stand for. */
export function brainFloat(bits: number): number {
  wide.setUint16(0, bits);
  return wide.getFloat32(0);
}
