export type { ModelName } from './models.js';
export { compareModels } from './weights.js';
