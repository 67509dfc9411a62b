import { type SeededRandom, type TorchCudaGenerator, seededRandom, torchCuda } from '../../random/index.js';
import { columnsOf } from '../columns.js';
import { type FeatureMatrix, randomSignMatrix, signMatrix } from '../features/index.js';
import type { DiagonalNetConfig } from '../settings.js';
import type { DataSet, Samples, SparseVector } from './data-set.js';

/**
 * Uniform random signs x, of which the first k coordinates matter: labels sign<w*, x>, or targets <w*, x>, for a
 * w* of random signs there and zeros elsewhere (Lyu et al. 2023, section 3.2.3).
 */
export function sparseData(config: DiagonalNetConfig): DataSet {
  return config.generator === 'torch-cuda'
    ? authorsSparseData(config, torchCuda(config.seed, config.grid))
    : ownSparseData(config, seededRandom(config.seed));
}

function ownSparseData(config: DiagonalNetConfig, random: SeededRandom): DataSet {
  const { samples, dimension, sparsity, testSamples } = config;
  const signs = Float64Array.from({ length: sparsity }, () => 2 * random.integer(2) - 1);
  const train = randomSignMatrix(samples, dimension, random.fillBytes);
  const test = testSamples > 0 ? randomSignMatrix(testSamples, dimension, random.fillBytes) : undefined;
  return labelled(config, signs, train, test);
}

/** Size of the authors' test sets, which they draw between the training set and w*. */
export const authorsTestSamples = 10_000;
const blockLength = 2 ** 20;

function authorsSparseData(config: DiagonalNetConfig, random: TorchCudaGenerator): DataSet {
  const { samples, dimension, sparsity, testSamples } = config;
  const train = signMatrix(samples, dimension, random.randintBlocks(samples * dimension, blockLength));
  const testCount = authorsTestSamples * dimension;
  let test: FeatureMatrix | undefined;
  if (testSamples === 0) random.skip(testCount);
  else test = signMatrix(testSamples, dimension, random.randintBlocks(testCount, blockLength));
  const signs = Float64Array.from(random.randintBits(sparsity), (bit) => 2 * bit - 1);
  return labelled(config, signs, train, test);
}

function labelled(
  { task }: DiagonalNetConfig,
  values: Float64Array,
  train: FeatureMatrix,
  test: FeatureMatrix | undefined,
): DataSet {
  const vector = { support: Int32Array.from(values, (_, index) => index), values };
  const withTargets = (features: FeatureMatrix): Samples => {
    const outputs = outputsOf(features, vector);
    return { features, targets: task === 'classification' ? outputs.map(Math.sign) : outputs };
  };
  return {
    train: withTargets(train),
    teacher: { kind: 'sparse', vector },
    ...(test && { test: withTargets(test) }),
  };
}

/** <w, x_i> for a sparse w. */
function outputsOf(features: FeatureMatrix, { support, values }: SparseVector): Float64Array {
  const columns = columnsOf(features, support);
  return Float64Array.from({ length: features.samples }, (_, i) =>
    values.reduce((sum, value, index) => sum + value * (columns[index * features.samples + i] as number), 0),
  );
}
