import type { Axis, Run } from '../../run/run.js';
import type { Evaluation } from '../problem.js';
import { logAddExp } from '../solvers/log-time.js';

const continuousTime: Axis = { name: 'log10_continuous_time', unit: 'time' };

/**
 * Where an evaluation stands on the axis of the log: at its step, or at log10(1 + t) where the rate is loss-scaled, as
 * in Lyu et al. 2023, Fig. 4. There t, the sum of the rates, soon leaves the range of numbers.
 */
export function position({ step, logTime }: Evaluation): number {
  return logTime === undefined ? step : logAddExp(0, logTime) / Math.LN10;
}

/** The run with continuous time as the name of its axis. */
export function onContinuousTime(run: Run): Run {
  return { ...run, series: run.series.map((series) => ({ ...series, axis: continuousTime })) };
}
