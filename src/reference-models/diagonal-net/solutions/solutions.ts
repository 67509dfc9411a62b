import { GrokscopeError } from '../../../util/errors.js';
import type { DataSet, SparseVector } from '../data/data-set.js';
import { hardMarginSeparator, type KernelSolution, leastNormInterpolant } from './kernel.js';
import { proofOfPlanted } from './planted.js';
import { leastL1Solution, type RichSolution } from './rich.js';

/** Where training goes before and after the bias switches. */
export interface Solutions {
  readonly kernel: KernelSolution;
  readonly rich: RichSolution;
}

/**
 * The kernel and the rich solution of a training set. `gram` is XXᵀ.
 *
 * @throws GrokscopeError `usage` where the samples are linearly dependent.
 */
export async function solutionsOf(
  { train: { features, targets }, teacher }: DataSet,
  task: 'classification' | 'regression',
  gram: Float64Array,
): Promise<Solutions> {
  const kernel =
    task === 'classification' ? hardMarginSeparator(gram, targets) : leastNormInterpolant(gram, targets);
  if (!kernel) throw dependentSamples(features.samples, features.dimension);
  const proof = teacher.kind === 'sparse' && proofOfPlanted(features, targets, task, teacher.vector);
  if (proof) return { kernel, rich: plantedSolution(teacher.vector, proof) };
  const promise = new Float64Array(features.dimension);
  features.multiplyTransposed(kernel.coefficients, promise);
  return { kernel, rich: await leastL1Solution(features, targets, task, promise) };
}

function plantedSolution(vector: SparseVector, multipliers: Float64Array): RichSolution {
  const norm = vector.values.reduce((sum, value) => sum + Math.abs(value), 0);
  return { ...vector, norm, multipliers };
}

function dependentSamples(samples: number, dimension: number): GrokscopeError {
  return new GrokscopeError(
    'usage',
    'dimension',
    `${samples} samples drawn in ${dimension} dimensions are linearly dependent, and the kernel solution needs them independent`,
    'Use fewer samples, a greater dimension or another seed.',
  );
}
