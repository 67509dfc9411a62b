export { descend } from './descent.js';
export type { BackendChoice, DescentOptions } from './descent-options.js';
export { type FlowOptions, flow } from './flow.js';
export type { OptimizerName } from './optimizers.js';
export { type ScheduleName, schedules } from './schedules.js';
