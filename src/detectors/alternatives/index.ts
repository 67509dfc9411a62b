export type { ModelName } from './models.js';
export { compareModels, type ModelComparison } from './weights.js';
