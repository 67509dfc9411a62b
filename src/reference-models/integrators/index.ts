export { type Rkc2Options, rkc2 } from './rkc2.js';
export { interpolate, type Step, type System } from './system.js';
