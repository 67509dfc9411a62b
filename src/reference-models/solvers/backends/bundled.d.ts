import type { TensorFlow } from './tensor-flow.js';

declare const tensorFlow: TensorFlow;
export default tensorFlow;
