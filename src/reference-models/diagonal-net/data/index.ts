import type { DiagonalNetConfig } from '../settings.js';
import type { DataSet } from './data-set.js';
import { gaussianMarginData } from './gaussian-margin.js';
import { sparseData } from './sparse.js';

export type { DataSet, Samples, Teacher } from './data-set.js';
export { authorsTestSamples } from './sparse.js';

/** Draws the training set and, where `testSamples` asks for it, the test set. */
export function drawData(config: DiagonalNetConfig): DataSet {
  return config.data === 'sparse' ? sparseData(config) : gaussianMarginData(config);
}
