import type { MatrixCompletionConfig } from '../../../src/reference-models/matrix-completion/index.js';
import { settings } from '../../../src/reference-models/matrix-completion/settings.js';
import { readSettings } from '../../../src/reference-models/settings.js';

/** A matrix of size 10 of which 40 % are observed, unless told otherwise. */
export function configuration(overrides: Partial<MatrixCompletionConfig> = {}): MatrixCompletionConfig {
  return readSettings('matrix-completion', settings, {
    size: 10,
    observed: 0.4,
    alpha: 3,
    ...overrides,
  });
}

/** U Uᵀ − V Vᵀ by the definition. */
export function completedByHand(parameters: Float64Array, size: number): Float64Array {
  const factor = (block: number, row: number, column: number) =>
    parameters[block * size * size + row * size + column] as number;
  return Float64Array.from({ length: size * size }, (_, entry) => {
    const [i, j] = [Math.floor(entry / size), entry % size];
    let sum = 0;
    for (let k = 0; k < size; k++)
      sum += factor(0, i, k) * factor(0, j, k) - factor(1, i, k) * factor(1, j, k);
    return sum;
  });
}

export function largestDifference(a: Float64Array, b: Float64Array): number {
  return a.reduce((largest, value, i) => Math.max(largest, Math.abs(value - (b[i] as number))), 0);
}
