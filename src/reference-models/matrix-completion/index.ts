export { matrixCompletion } from './model.js';
export type { MatrixCompletionConfig } from './settings.js';
