import type { Calibration, Kind, Spread } from '../../detectors/forecast/calibration.js';
import { type LandmarkName, LANDMARKS } from '../../detectors/forecast/landmark.js';
import { landmarksOf } from '../../detectors/forecast/landmarks.js';
import { riseTail } from '../../detectors/forecast/rise-tail.js';
import { median } from '../../detectors/numerics/index.js';
import { logTime } from '../../detectors/timing/log-time.js';
import type { ForecastCase } from './cases.js';

type Direction = 'rise' | 'fall';

/** How much later than a landmark a run moved, and how far ahead the landmark lay. */
interface Delay {
  readonly family: string;
  readonly direction: Direction;
  readonly name: LandmarkName;
  readonly ahead: number;
  readonly delay: number;
}

/**
 * A family is known by three sizes and seeds only. The next one lies within ±1.886·√(1 + 1/3) standard deviations of
 * their mean in 80 % of cases (t with two degrees of freedom), where a normal distribution has ±1.282.
 */
const fewSizes = (1.886 / 1.282) * Math.sqrt(4 / 3);
/** How far families differ at least: a quarter of the default band of theory note §2.4. */
const leastExtra = 0.75;

/** Offsets and spreads of the landmarks, from cases of which the outcome is known. */
export function calibrate(cases: readonly ForecastCase[]): Calibration {
  const delays = cases.flatMap(delaysOf);
  const names = [...new Set(delays.map(({ family }) => family))];
  const families = names.map((name) => familyOf(name, delays));
  return {
    kinds: [...families, other(families, 'rise'), other(families, 'fall')],
    spreads: { rise: spreadsOf(delays, families, 'rise'), fall: spreadsOf(delays, families, 'fall') },
    logRise: logRiseOf(cases),
  };
}

/** The landmarks of one case. What marks the end of the kernel phase ahead of the move is taken from the plateau. */
function delaysOf({ family, direction, phase, cut, s50 }: ForecastCase): Delay[] {
  if (!phase || cut === 'log 50 %') return [];
  const isMoving = cut.startsWith('rise');
  return landmarksOf(phase, direction)
    .filter(({ name }) => !(isMoving && (name === 'clock' || name === 'train-loss')))
    .map(({ name, s, ahead }) => ({ family, direction, name, ahead, delay: s50 - s }));
}

function familyOf(name: string, all: readonly Delay[]): Kind {
  const own = all.filter(({ family }) => family === name);
  const offsets: { [K in LandmarkName]?: number } = {};
  for (const landmark of LANDMARKS) {
    const delays = own.filter((one) => one.name === landmark).map(({ delay }) => delay);
    if (delays.length > 0) offsets[landmark] = median(delays);
  }
  return { name, direction: (own[0] as Delay).direction, offsets, extra: 0 };
}

/** Any run that is like none of the families: around their mean, as far from it as they are from one another. */
function other(families: readonly Kind[], direction: Direction): Kind {
  const own = families.filter((family) => family.direction === direction);
  const offsets: { [K in LandmarkName]?: number } = {};
  for (const landmark of LANDMARKS) {
    const known = own.map((family) => family.offsets[landmark]).filter((offset) => offset !== undefined);
    if (known.length > 0) offsets[landmark] = mean(known);
  }
  const clocks = own.map((family) => family.offsets.clock ?? 0);
  const centre = mean(clocks);
  const variance =
    clocks.reduce((sum, offset) => sum + (offset - centre) ** 2, 0) / Math.max(1, clocks.length - 1);
  return { name: 'other', direction, offsets, extra: Math.max(leastExtra, Math.sqrt(variance)) };
}

function spreadsOf(
  delays: readonly Delay[],
  families: readonly Kind[],
  direction: Direction,
): { [K in LandmarkName]?: Spread } {
  const spreads: { [K in LandmarkName]?: Spread } = {};
  for (const landmark of LANDMARKS) {
    const own = delays.filter((delay) => delay.direction === direction && delay.name === landmark);
    if (own.length === 0) continue;
    spreads[landmark] = spreadOf(
      own.map(({ family, delay, ahead }) => {
        const offset = families.find(({ name }) => name === family)?.offsets[landmark] ?? 0;
        return { error: delay - offset, ahead };
      }),
    );
  }
  return spreads;
}

function logRiseOf(cases: readonly ForecastCase[]): Calibration['logRise'] {
  const errors = cases.flatMap(({ diagnosis, scores, t50 }) => {
    const { test } = scores;
    const fit = diagnosis.memorized?.step;
    const tail = fit === undefined ? undefined : riseTail(test, logTime(test.steps), fit);
    const last = Math.log(test.steps.at(-1) as number);
    if (diagnosis.verdict !== 'partial_rise' || !tail || tail.at(0.5) <= last) return [];
    return [{ error: Math.log(t50) - tail.at(0.5), ahead: tail.at(0.5) - last }];
  });
  const offset = median(errors.map(({ error }) => error));
  return {
    offset,
    spread: spreadOf(errors.map(({ error, ahead }) => ({ error: error - offset, ahead }))),
  };
}

/** Variance = near² + far²·ahead², by least squares with neither under 0. */
function spreadOf(errors: readonly { readonly error: number; readonly ahead: number }[]): Spread {
  const squares = errors.map(({ error, ahead }) => ({ y: error ** 2, x: ahead ** 2 }));
  const [y, x] = [mean(squares.map((one) => one.y)), mean(squares.map((one) => one.x))];
  const xx = mean(squares.map((one) => one.x ** 2));
  const xy = mean(squares.map((one) => one.x * one.y));
  const slope = xx > x * x ? Math.max(0, (xy - x * y) / (xx - x * x)) : 0;
  const near = y - slope * x;
  const far = near < 0 ? xy / xx : slope;
  return { near: fewSizes * Math.sqrt(Math.max(0, near)), far: fewSizes * Math.sqrt(far) };
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
