export { checkTraining } from './check.js';
export { recordEvaluation } from './record.js';
export { gibibytes, memoryLimit, refusal } from './refusal.js';
export { type TrainingConfig, trainingSettings } from './settings.js';
export { simulationOf } from './simulation.js';
export { train } from './train.js';
