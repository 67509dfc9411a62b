import { GrokscopeError } from '../../util/errors.js';
import { seededRandom, torchCuda } from '../random/index.js';
import { observedCount } from './limits.js';
import type { MatrixCompletionConfig } from './settings.js';
import { multiplicationTable, randomLowRank } from './target.js';

/** A matrix to complete. Matrices are d × d, row major; entry (i, j) has index i d + j. */
export interface CompletionData {
  readonly size: number;
  /** X*, symmetric. */
  readonly target: Float64Array;
  /** Indices of the entries to train on; (j, i) need not be among them where (i, j) is. */
  readonly observed: Int32Array;
  /** 1 for the observed entries, else 0: these are the test set. */
  readonly isObserved: Uint8Array;
  /** X*_ij where (i, j) or (j, i) is observed, else 0: where the kernel regime ends (Lyu et al. 2023, Cor. 3.11). */
  readonly zeroFilled: Float64Array;
}

/**
 * Draws the target and the observed entries: the first of a random permutation of all d².
 *
 * @throws GrokscopeError `usage` where all targets to train or test on are zero.
 */
export function completionData(config: MatrixCompletionConfig): CompletionData {
  const { size, rank, seed, generator } = config;
  const entries = size * size;
  const random = seededRandom(seed);
  const permutation =
    generator === 'torch-cuda' ? torchCuda(seed, anyGrid).permutation(entries) : random.permutation(entries);
  const observed = permutation.slice(0, observedCount(config));
  const target =
    config.target === 'random-low-rank' ? randomLowRank(size, rank, random) : multiplicationTable(size);
  const isObserved = new Uint8Array(entries);
  const zeroFilled = new Float64Array(entries);
  for (const entry of observed) {
    const mirrored = (entry % size) * size + Math.floor(entry / size);
    isObserved[entry] = 1;
    zeroFilled[entry] = target[entry] as number;
    zeroFilled[mirrored] = target[mirrored] as number;
  }
  checkSomethingToLearn(target, isObserved);
  return { size, target, observed, isObserved, zeroFilled };
}

/** PyTorch's permutation is the same on every GPU. */
const anyGrid = Number.MAX_SAFE_INTEGER;

function checkSomethingToLearn(target: Float64Array, isObserved: Uint8Array): void {
  for (const [flag, purpose] of [
    [1, 'train'],
    [0, 'test'],
  ] as const) {
    if (target.some((value, entry) => value !== 0 && isObserved[entry] === flag)) continue;
    throw new GrokscopeError(
      'usage',
      'observed',
      `all entries to ${purpose} on are zero`,
      'Use another seed, size or number of observed entries.',
    );
  }
}
