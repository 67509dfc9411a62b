export { modularAddition } from './model.js';
export type { ModularAdditionConfig } from './settings.js';
