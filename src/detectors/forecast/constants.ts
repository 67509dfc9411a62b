import type { Calibration } from './calibration.js';

/**
 * Measured on the calibration part of `src/validation/forecasts/suite.ts`, of which the test part shares no run.
 * Renewed by `npm run calibrate:forecasts`.
 */
export const calibration: Calibration = {
  kinds: [
    {
      name: 'sparse',
      direction: 'rise',
      offsets: {
        clock: 0.435,
        'norm-knee': 0.0887,
        'train-loss': 0.626,
        'test-rise': 0.0935,
      },
      extra: 0,
    },
    {
      name: 'order-3',
      direction: 'rise',
      offsets: {
        clock: -0.00914,
        'norm-knee': -0.466,
        'train-loss': 0.355,
        'test-rise': 0.0835,
      },
      extra: 0,
    },
    {
      name: 'regression',
      direction: 'rise',
      offsets: {
        clock: 0.62,
        'norm-knee': 0.0857,
        'test-rise': 0.0717,
      },
      extra: 0,
    },
    {
      name: 'wide margin',
      direction: 'fall',
      offsets: {
        clock: 2.49,
        'norm-knee': 2.09,
        'train-loss': 2.31,
        'train-hump': 2.16,
      },
      extra: 0,
    },
    {
      name: 'completion',
      direction: 'rise',
      offsets: {
        clock: 0.301,
        'norm-knee': -0.11,
        'test-rise': 0.103,
      },
      extra: 0,
    },
    {
      name: 'addition',
      direction: 'rise',
      offsets: {
        clock: 1.42,
        'norm-knee': 1.73,
        'train-loss': 2.73,
        'train-hump': 1.79,
        'test-rise': 0.125,
      },
      extra: 0,
    },
    {
      name: 'other',
      direction: 'rise',
      offsets: {
        clock: 0.553,
        'norm-knee': 0.265,
        'train-loss': 1.24,
        'train-hump': 1.79,
        'test-rise': 0.0953,
      },
      extra: 0.75,
    },
    {
      name: 'other',
      direction: 'fall',
      offsets: {
        clock: 2.49,
        'norm-knee': 2.09,
        'train-loss': 2.31,
        'train-hump': 2.16,
      },
      extra: 0.75,
    },
  ],
  spreads: {
    rise: {
      clock: {
        near: 0.462,
        far: 0,
      },
      'norm-knee': {
        near: 0.377,
        far: 0,
      },
      'train-loss': {
        near: 0.812,
        far: 0,
      },
      'train-hump': {
        near: 0.444,
        far: 0,
      },
      'test-rise': {
        near: 0.117,
        far: 0.22,
      },
    },
    fall: {
      clock: {
        near: 1.01,
        far: 0.191,
      },
      'norm-knee': {
        near: 1,
        far: 2.39,
      },
      'train-loss': {
        near: 1.03,
        far: 0.162,
      },
      'train-hump': {
        near: 1.12,
        far: 0,
      },
    },
  },
  logRise: {
    offset: 0.00844,
    spread: {
      near: 0.0631,
      far: 0.283,
    },
  },
};
