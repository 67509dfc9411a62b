export { isTransition } from './claim.js';
export { type FitOptions, fitTransition } from './fit.js';
export { fitLogistic, type LogisticFit } from './least-squares.js';
export type { TransitionFit } from './transition.js';
