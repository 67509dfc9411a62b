// From logs to diagnoses
export { analyze, analyzeRun } from './analyze.js';
export type { AnalysedRun, Analysis, InputError } from './analysis.js';
export type { AnalyzeOptions } from './options.js';

// Runs and curves
export type { Axis, AxisUnit, ConfigEntry, ConfigValue, Note, Run, RunSource, Series } from './run/run.js';
export type { Chance, Curve, Curves, Role } from './run/curves.js';
export { type CurveOptions, makeCurves } from './run/make-curves.js';
export type { Found, Hyperparameters } from './run/hyperparameters.js';
export { findHyperparameters, type HyperparameterOverrides } from './run/find-hyperparameters.js';
export { type Clock, type DecayKind, makeClock } from './run/clock.js';

// Detectors
export { diagnose } from './detectors/diagnose.js';
export {
  fitLogistic,
  fitTransition,
  type FitOptions,
  type LogisticFit,
  type TransitionFit,
} from './detectors/timing/index.js';
export {
  type PathOptions,
  type SegmentCost,
  type Segmentation,
  type SegmentOptions,
  type SingleChange,
  segment,
  segmentationPath,
  singleChange,
} from './detectors/change-points/index.js';
export { type Thresholds, thresholds } from './detectors/thresholds.js';
export {
  EDetector,
  type EDetectorState,
  type Evaluation,
  RunWatch,
  type WatchEvent,
  type WatchOptions,
  type WatchPhase,
  type WatchState,
} from './detectors/online/index.js';
export { VERDICTS } from './detectors/diagnosis.js';
export type {
  Channel,
  Crossing,
  Diagnosis,
  Forecast,
  Phase,
  TheoryComparison,
  Transition,
  Verdict,
} from './detectors/diagnosis.js';

// Configuration files
export { type CheckConfig, type Config, defineConfig } from './config.js';

// Failures
export { type ErrorCode, GrokscopeError } from './util/errors.js';
