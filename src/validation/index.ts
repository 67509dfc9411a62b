// Simulated curves
export { seededRandom, type SeededRandom } from '../reference-models/random/index.js';
export { NULL_FAMILIES, nullCurve, type NullFamily } from './simulated/null-curve.js';
export {
  type CurveSettings,
  type TimingCurve,
  timingCurve,
  type TimingSettings,
} from './simulated/timing-curve.js';

// Simulated runs
export { simulatedRun, type SimulatedRun } from './simulated/runs/simulated-run.js';

// Validation
export { readIndex } from './labelled/read-index.js';
export { validate, type ValidateOptions, type ValidationProgress } from './validate.js';
export type { Cell, Figure, Section, Table, Target, ValidationReport } from './report.js';

// Calibration of the probabilities
export { calibration } from '../detectors/calibration/table.js';
export { labelledExamples, simulatedExamples } from './calibration/collect.js';
export { crossValidate, type CrossValidated } from './calibration/cross-validate.js';
export type { Example } from './calibration/example.js';
export { fitCalibration } from './calibration/fit.js';
