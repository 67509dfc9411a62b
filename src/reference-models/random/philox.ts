/** A 64-bit Philox key: its low and its high 32-bit word. */
export type PhiloxKey = readonly [low: number, high: number];

/** The key of a seed from 0 to 2^53. */
export function philoxKey(seed: number): PhiloxKey {
  return [seed >>> 0, Math.floor(seed / 2 ** 32) >>> 0];
}

/**
 * Philox4x32-10 (Salmon et al. 2011, "Parallel random numbers: as easy as 1, 2, 3") at the counters
 * (`counter` low, `counter` high, s, 0) for s = 0, 1, … `streams` − 1. The four words of counter s go to `out` at
 * s, s + streams, s + 2·streams and s + 3·streams.
 */
export function philox(
  out: Uint32Array,
  streams: number,
  counter: number,
  [keyLow, keyHigh]: PhiloxKey,
): void {
  const counterLow = counter | 0;
  const counterHigh = Math.floor(counter / 2 ** 32) | 0;
  for (let stream = 0; stream < streams; stream++) {
    let x = counterLow;
    let y = counterHigh;
    let z = stream;
    let w = 0;
    let k0 = keyLow | 0;
    let k1 = keyHigh | 0;
    for (let round = 0; round < 10; round++) {
      // The high words of x·0xd2511f53 and z·0xcd9e8d57, from products of 16-bit halves.
      const xLow = x & 0xffff;
      const xHigh = x >>> 16;
      const xMiddle1 = Math.imul(xHigh, 0x1f53);
      const xMiddle2 = Math.imul(xLow, 0xd251);
      const xCarry = (Math.imul(xLow, 0x1f53) >>> 16) + (xMiddle1 & 0xffff) + (xMiddle2 & 0xffff);
      const productX =
        (Math.imul(xHigh, 0xd251) + (xMiddle1 >>> 16) + (xMiddle2 >>> 16) + (xCarry >>> 16)) | 0;
      const zLow = z & 0xffff;
      const zHigh = z >>> 16;
      const zMiddle1 = Math.imul(zHigh, 0x8d57);
      const zMiddle2 = Math.imul(zLow, 0xcd9e);
      const zCarry = (Math.imul(zLow, 0x8d57) >>> 16) + (zMiddle1 & 0xffff) + (zMiddle2 & 0xffff);
      const productZ =
        (Math.imul(zHigh, 0xcd9e) + (zMiddle1 >>> 16) + (zMiddle2 >>> 16) + (zCarry >>> 16)) | 0;
      const nextY = Math.imul(z, 0xcd9e8d57);
      const nextW = Math.imul(x, 0xd2511f53);
      x = productZ ^ y ^ k0;
      z = productX ^ w ^ k1;
      y = nextY;
      w = nextW;
      k0 = (k0 + 0x9e3779b9) | 0;
      k1 = (k1 + 0xbb67ae85) | 0;
    }
    out[stream] = x;
    out[stream + streams] = y;
    out[stream + 2 * streams] = z;
    out[stream + 3 * streams] = w;
  }
}
