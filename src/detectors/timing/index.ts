export { isTransition } from './claim.js';
export { type FitOptions, fitTransition } from './fit.js';
export { logistic } from './logistic.js';
export { fitLogistic, type LogisticFit } from './least-squares.js';
export type { Lean } from './logistic.js';
export type { TransitionFit } from './transition.js';
