// Simulated curves
export { seededRandom, type SeededRandom } from '../reference-models/random/index.js';
export { NULL_FAMILIES, nullCurve, type NullFamily } from './simulated/null-curve.js';
export {
  type CurveSettings,
  type TimingCurve,
  timingCurve,
  type TimingSettings,
} from './simulated/timing-curve.js';
