// Written by scripts/calibrate.mjs; not to be edited.
import type { CalibrationTable } from './calibrate.js';

/** Fitted on runs: 3000 simulated, 149 corpus, 121 real. */
export const calibration: CalibrationTable = {
  version: 2,
  intercept: -1.5603,
  weights: {
    rules: 2.229,
    halves: 0.9314,
    bothHalves: 1.2481,
    noise: -0.4495,
  },
};
