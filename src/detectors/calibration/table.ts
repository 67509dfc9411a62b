// Written by scripts/calibrate.mjs; not to be edited.
import type { CalibrationTable } from './calibrate.js';

/** Fitted on runs: 2998 simulated, 149 corpus, 121 real. */
export const calibration: CalibrationTable = {
  version: 4,
  intercept: -1.754,
  weights: {
    rules: 2.4284,
    halves: 1.2996,
    bothHalves: 1.2458,
    noise: -0.469,
  },
};
