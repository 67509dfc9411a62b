// Training the reference models
export { simulate } from './simulate.js';
export { models } from './models.js';
export { type Preset, presets } from './presets/index.js';
export type { Progress, ReferenceModel, Settings, SimulateOptions, Simulation } from './reference-model.js';
export type { ChoiceSetting, FlagSetting, NumberSetting, Setting } from './settings.js';
export type { Evaluations } from './evaluations.js';

// What is known about a generated run
export { deriveTruth, type Outcome, type TrueCurves } from './truth/derive-truth.js';
export type { TrueClock, TrueTransition, TrueVerdict, Truth } from './truth/truth.js';

// Building blocks
export { evaluationSteps } from './evaluations.js';
export { interpolate, rkc2, type Rkc2Options, type Step, type System } from './integrators/index.js';
