export { type FitOptions, fitTransition } from './fit.js';
export type { Interval, TransitionFit } from './transition.js';
