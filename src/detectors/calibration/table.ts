// Written by scripts/calibrate.mjs; not to be edited.
import type { CalibrationTable } from './calibrate.js';

/** Fitted on runs: 2998 simulated, 149 corpus, 123 real. */
export const calibration: CalibrationTable = {
  version: 5,
  intercept: -1.8031,
  weights: {
    rules: 2.4652,
    halves: 1.3364,
    bothHalves: 1.2185,
    noise: -0.476,
  },
};
