export { loadBackend, type TensorBackend } from './load.js';
export { type GradientSource, tensorGradient } from './tensor-gradient.js';
