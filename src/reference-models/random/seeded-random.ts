import { philox, philoxKey } from './philox.js';

/** Random numbers that depend on the seed only, not on the machine. */
export interface SeededRandom {
  /** Uniform in [0, 1), in multiples of 2^−53. */
  readonly uniform: () => number;
  /** Standard normal, by Marsaglia's polar method. */
  readonly normal: () => number;
  /** Uniform among 0, 1, … `below` − 1. */
  readonly integer: (below: number) => number;
  /** The numbers 0 … `size` − 1 in random order. */
  readonly permutation: (size: number) => Int32Array;
  /** Fills with uniform bytes. */
  readonly fillBytes: (out: Uint8Array) => void;
}

const streams = 256;

/** Philox4x32-10 keyed by `seed`, an integer from 0 to 2^53. */
export function seededRandom(seed: number): SeededRandom {
  const key = philoxKey(seed);
  const words = new Uint32Array(4 * streams);
  const bytes = new Uint8Array(words.buffer);
  let counter = 0;
  let used = words.length;
  let spareNormal: number | undefined;

  function refill(): void {
    philox(words, streams, counter++, key);
    used = 0;
  }

  function word(): number {
    if (used === words.length) refill();
    return words[used++] as number;
  }

  function uniform(): number {
    const high = word() >>> 5;
    const low = word() >>> 6;
    return (high * 2 ** 26 + low) / 2 ** 53;
  }

  function normal(): number {
    if (spareNormal !== undefined) {
      const spare = spareNormal;
      spareNormal = undefined;
      return spare;
    }
    for (;;) {
      const x = 2 * uniform() - 1;
      const y = 2 * uniform() - 1;
      const square = x * x + y * y;
      if (square > 0 && square < 1) {
        const factor = Math.sqrt((-2 * Math.log(square)) / square);
        spareNormal = y * factor;
        return x * factor;
      }
    }
  }

  function integer(below: number): number {
    return Math.floor(uniform() * below);
  }

  function permutation(size: number): Int32Array {
    const order = Int32Array.from({ length: size }, (_, index) => index);
    for (let last = size - 1; last > 0; last--) {
      const other = integer(last + 1);
      const swapped = order[last] as number;
      order[last] = order[other] as number;
      order[other] = swapped;
    }
    return order;
  }

  function fillBytes(out: Uint8Array): void {
    for (let start = 0; start < out.length; start += bytes.length) {
      refill();
      out.set(bytes.subarray(0, Math.min(bytes.length, out.length - start)), start);
    }
    used = words.length;
  }

  return { uniform, normal, integer, permutation, fillBytes };
}
