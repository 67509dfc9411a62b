import type { Calibration } from '../../detectors/forecast/calibration.js';
import { forecastMove } from '../../detectors/forecast/forecast.js';
import { median } from '../../detectors/numerics/index.js';
import { type CutName, CUTS, type ForecastCase } from './cases.js';

/** How good the forecasts of one cut are. */
export interface ForecastRow {
  readonly cut: CutName;
  /** A family of reference runs, or `all`. */
  readonly family: string;
  /** Unfinished runs: those with a verdict that leaves a move to come. */
  readonly runs: number;
  /** Runs that got a forecast. */
  readonly forecasts: number;
  /** Median of |forecast / t50 - 1|; like `coverage` NaN without forecasts. */
  readonly medianError: number;
  /** Share of the forecasts of which the 80 % interval holds t50. */
  readonly coverage: number;
}

/**
 * Scores the forecasts of cut runs against what the runs went on to do.
 *
 * @param calibrationFor constants to forecast a family with; default: those of the package
 */
export function scoreForecasts(
  cases: readonly ForecastCase[],
  calibrationFor?: (family: string) => Calibration,
): ForecastRow[] {
  const families = [...new Set(cases.map(({ family }) => family))];
  const outcomes = cases.flatMap((one) => outcomeOf(one, calibrationFor?.(one.family)));
  return CUTS.flatMap((cut) =>
    ['all', ...families].map((family) => {
      const own = outcomes.filter((one) => one.cut === cut && (family === 'all' || one.family === family));
      const made = own.filter(({ error }) => error !== undefined);
      return {
        cut,
        family,
        runs: own.length,
        forecasts: made.length,
        medianError: made.length > 0 ? median(made.map(({ error }) => error as number)) : Number.NaN,
        coverage: made.length > 0 ? made.filter(({ isHeld }) => isHeld).length / made.length : Number.NaN,
      };
    }),
  );
}

interface Outcome {
  readonly family: string;
  readonly cut: CutName;
  /** Undefined where there was no forecast. */
  readonly error: number | undefined;
  readonly isHeld: boolean;
}

const unfinished: readonly string[] = ['memorised_so_far', 'partial_rise', 'no_delay'];

function outcomeOf(
  { family, cut, diagnosis, curves, hyperparameters, scores, t50 }: ForecastCase,
  calibration: Calibration | undefined,
): Outcome[] {
  const { verdict, memorized } = diagnosis;
  if (!memorized || !unfinished.includes(verdict)) return [];
  const run = { verdict, curves, hyperparameters, test: scores.test, memorised: memorized.step };
  const { forecast } = forecastMove(run, calibration);
  if (!forecast) return [{ family, cut, error: undefined, isHeld: false }];
  const [low, high] = forecast.interval80;
  return [{ family, cut, error: Math.abs(forecast.step / t50 - 1), isHeld: low <= t50 && t50 <= high }];
}
