export { type DualEvaluation, type DualFlowOptions, dualFlow } from './dual-flow.js';
