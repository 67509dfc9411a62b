export { denseMatrix } from './dense-matrix.js';
export type { ColumnKernelMaker, Columns, FeatureMatrix } from './feature-matrix.js';
export { memoryNeeded, requireMemory } from './memory.js';
export { randomSignMatrix, signMatrix } from './sign-matrix.js';
