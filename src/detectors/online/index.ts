export { EDetector, type EDetectorState } from './e-detector.js';
export { type Evaluation, evaluationsAfter } from './evaluation.js';
export {
  RunWatch,
  type WatchEvent,
  type WatchOptions,
  type WatchPhase,
  type WatchState,
} from './run-watch.js';
