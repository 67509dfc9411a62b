export { isTransition } from './claim.js';
export { type FitOptions, fitTransition } from './fit.js';
export type { TransitionFit } from './transition.js';
