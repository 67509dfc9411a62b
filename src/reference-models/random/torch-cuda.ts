import { GrokscopeError } from '../../util/errors.js';
import { philox, philoxKey } from './philox.js';

/**
 * The random numbers that PyTorch draws on a CUDA device, in its order of elements (theory note §2.9). Every call takes
 * up where the one before it ended, as successive tensors of one `torch.Generator` do.
 */
export interface TorchCudaGenerator {
  /** `torch.randint(0, 2, …, dtype=torch.float32)`: a 0 or 1 an element. */
  readonly randintBits: (count: number) => Uint8Array;
  /** The same numbers, `blockLength` at a time (the last block may be shorter), for what does not fit in memory. Blocks are reused. */
  readonly randintBlocks: (count: number, blockLength: number) => Generator<Uint8Array, void>;
  /** `torch.randn(…)`: float32 standard normal. */
  readonly randn: (count: number) => Float32Array;
  /** The same numbers, `blockLength` at a time. Blocks are reused. */
  readonly randnBlocks: (count: number, blockLength: number) => Generator<Float32Array, void>;
  /**
   * `torch.randperm(size)`, unless two of its random keys are equal (probability below 10 %): PyTorch shuffles these.
   *
   * @throws GrokscopeError `usage` above 30,083 elements, where PyTorch draws 64-bit keys.
   */
  readonly permutation: (size: number) => Int32Array;
  /** Passes over a tensor of `count` elements. */
  readonly skip: (count: number) => void;
}

/** The part of a tensor that one kernel fills. */
interface Part {
  readonly count: number;
  readonly threads: number;
  readonly firstCall: number;
  readonly calls: number;
}

/** One call of every thread: words in order of elements, of which the first `length` are used. */
interface Stripe {
  readonly words: Uint32Array;
  readonly length: number;
}

const blockSize = 256;
/** Outputs of one Philox call. */
const unroll = 4;
/** Of float32 and int32. */
const bytesPerElement = 4;

/**
 * A generator freshly seeded by `torch.manual_seed(seed)`, 0 ≤ `seed` ≤ 2^53. `grid` is the device's greatest number of
 * blocks: multiprocessors × ⌊threads per multiprocessor / 256⌋, such as 272 for 68 multiprocessors of 1,024 threads.
 */
export function torchCuda(seed: number, grid: number): TorchCudaGenerator {
  const key = philoxKey(seed);
  /** PyTorch's Philox offset, over 4. */
  let nextCall = 0;

  function launch(count: number): Part {
    const threads = blockSize * Math.min(grid, Math.ceil(count / blockSize));
    const calls = count === 0 ? 0 : Math.ceil(count / (unroll * threads));
    const firstCall = nextCall;
    nextCall += calls;
    return { count, threads, firstCall, calls };
  }

  /** PyTorch halves a tensor beyond 2 GiB until 32-bit offsets reach, after having reserved the numbers for the whole. */
  function reserve(count: number): Part[] {
    const whole = launch(count);
    const sizes = halves(count);
    return sizes.length === 1 ? [whole] : sizes.map(launch);
  }

  function* stripes(parts: readonly Part[]): Generator<Stripe, void> {
    for (const { count, threads, firstCall, calls } of parts) {
      const words = new Uint32Array(unroll * threads);
      for (let call = 0; call < calls; call++) {
        philox(words, threads, firstCall + call, key);
        yield { words, length: Math.min(words.length, count - call * words.length) };
      }
    }
  }

  function randintBits(count: number): Uint8Array {
    const bits = new Uint8Array(count);
    let start = 0;
    for (const { words, length } of stripes(reserve(count))) {
      for (let index = 0; index < length; index++) bits[start + index] = (words[index] as number) & 1;
      start += length;
    }
    return bits;
  }

  function randn(count: number): Float32Array {
    const values = new Float32Array(count);
    let start = 0;
    for (const { words, length } of stripes(reserve(count))) {
      boxMuller(words, values.subarray(start, start + length));
      start += length;
    }
    return values;
  }

  function randintBlocks(count: number, blockLength: number): Generator<Uint8Array, void> {
    const block = new Uint8Array(blockLength);
    return inBlocks(stripes(reserve(count)), block, ({ words }, from, length, at) => {
      for (let index = 0; index < length; index++) block[at + index] = (words[from + index] as number) & 1;
    });
  }

  function randnBlocks(count: number, blockLength: number): Generator<Float32Array, void> {
    const block = new Float32Array(blockLength);
    let normals = new Float32Array(0);
    return inBlocks(stripes(reserve(count)), block, (stripe, from, length, at) => {
      if (from === 0) {
        if (normals.length !== stripe.words.length) normals = new Float32Array(stripe.words.length);
        boxMuller(stripe.words, normals);
      }
      block.set(normals.subarray(from, from + length), at);
    });
  }

  function permutation(size: number): Int32Array {
    const bits = keyBits(size);
    if (bits > 32) {
      throw new GrokscopeError(
        'usage',
        'seed',
        `PyTorch's permutation of ${size} elements is not known here`,
        'Use at most 30,083 elements, or data drawn from a seed of another generator.',
      );
    }
    const keys = new Float64Array(size);
    let start = 0;
    for (const { words, length } of stripes(reserve(size))) {
      for (let index = 0; index < length; index++) {
        // The low bits of `random_(−2^31, 2^31 − 1)` in the order of their sort.
        keys[start + index] = ((words[index] as number) % 0xffffffff) % 2 ** bits;
      }
      start += length;
    }
    return Int32Array.from({ length: size }, (_, index) => index).toSorted(
      (a, b) => (keys[a] as number) - (keys[b] as number) || a - b,
    );
  }

  function skip(count: number): void {
    reserve(count);
  }

  return { randintBits, randintBlocks, randn, randnBlocks, permutation, skip };
}

/** Sizes of the parts in which PyTorch fills a tensor (`TensorIterator::with_32bit_indexing`). */
function halves(count: number): number[] {
  if ((count - 1) * bytesPerElement + 1 < 2 ** 31) return [count];
  const first = Math.floor(count / 2);
  return [...halves(first), ...halves(count - first)];
}

/** Fills blocks from stripes by `copy(stripe, from, length, at)`: `length` words from `from` to place `at` of the block. */
function* inBlocks<Block extends Uint8Array | Float32Array>(
  stripes: Iterable<Stripe>,
  block: Block,
  copy: (stripe: Stripe, from: number, length: number, at: number) => void,
): Generator<Block, void> {
  let filled = 0;
  for (const stripe of stripes) {
    for (let from = 0; from < stripe.length; ) {
      const length = Math.min(stripe.length - from, block.length - filled);
      copy(stripe, from, length, filled);
      filled += length;
      from += length;
      if (filled < block.length) continue;
      yield block;
      filled = 0;
    }
  }
  if (filled > 0) yield block.subarray(0, filled) as Block;
}

/** cuRAND's `curand_normal4`: pairs of words (first and second, third and fourth of a thread) to pairs of normals. */
function boxMuller(words: Uint32Array, out: Float32Array): void {
  const threads = words.length / unroll;
  for (let pair = 0; pair < unroll; pair += 2) {
    const first = pair * threads;
    const end = Math.min(threads, out.length - first);
    for (let thread = 0; thread < end; thread++) {
      const at = first + thread;
      const u = (words[at] as number) * 2 ** -32 + 2 ** -33;
      const v = 2 * Math.PI * ((words[at + threads] as number) * 2 ** -32 + 2 ** -33);
      const radius = Math.sqrt(-2 * Math.log(u));
      out[at] = Math.sin(v) * radius;
      if (at + threads < out.length) out[at + threads] = Math.cos(v) * radius;
    }
  }
}

/** How many low bits of its keys PyTorch sorts by, so that ties are unlikely (`Randperm.cu`). */
function keyBits(size: number): number {
  return Math.ceil(Math.log2(size - (6 * size * size + 1) / (12 * Math.log(0.9))));
}
