import type { AnalysedRun } from '../../analysis.js';
import { placeExtent } from './extent.js';
import type { FigureBand, FigureCurve } from './figure.js';
import { median } from '../../detectors/numerics/index.js';

/** Places at which the range over seeds is taken. */
const POINTS = 400;

/** Entries of a config that differ from seed to seed without making another experiment. */
const OF_ONE_RUN = /seed|time|date|(^|[._/-])(id|pid|host|port|rank|device)$/i;

/**
 * Indices of runs that differ in nothing but their seed, in the order of their first. Runs are alike whose settings and
 * whose numbers and switches in the config agree, apart from seeds, times and ids; a run without settings is like no other.
 */
export function seedGroups(runs: readonly AnalysedRun[]): number[][] {
  const groups = new Map<string, number[]>();
  runs.forEach((run, index) => {
    const key = settingsKey(run) ?? run.run.id;
    groups.set(key, [...(groups.get(key) ?? []), index]);
  });
  return [...groups.values()];
}

function settingsKey({ run, hyperparameters }: AnalysedRun): string | undefined {
  const settings = Object.entries(hyperparameters)
    .filter(([key]) => key !== 'seed' && key !== 'initNorm')
    .map(([key, { value }]) => `${key}=${value}`);
  if (settings.length === 0) return undefined;
  const config = run.config
    .filter(({ key, value }) => !OF_ONE_RUN.test(key) && typeof value !== 'string')
    .map(({ key, value }) => `${key}:${JSON.stringify(value)}`);
  return [...settings, ...config].toSorted().join('\n');
}

/** The range and the median over seeds of the curves of one role, where at least two of them are logged. */
export function seedsBand(curves: readonly FigureCurve[], isLog: boolean): FigureBand | undefined {
  const [first] = curves;
  if (!first || curves.length < 2) return undefined;
  const [start, end] = placeExtent(curves, isLog);
  const x = Float64Array.from({ length: POINTS }, (_, i) =>
    isLog ? start * (end / start) ** (i / (POINTS - 1)) : start + ((end - start) * i) / (POINTS - 1),
  );
  const interpolated = curves.map((curve) => interpolate(curve, x));
  const rows = Array.from(x, (_, i) =>
    interpolated.map((values) => values[i]!).filter((y) => !Number.isNaN(y)),
  );
  const kept = rows.flatMap((row, i) => (row.length >= 2 ? [i] : []));
  return {
    run: first.run,
    kind: 'seeds',
    seeds: curves.length,
    role: first.role,
    label: `${first.label}, ${curves.length} seeds`,
    x: Float64Array.from(kept, (i) => x[i]!),
    middle: Float64Array.from(kept, (i) => median(rows[i]!)),
    low: Float64Array.from(kept, (i) => Math.min(...rows[i]!)),
    high: Float64Array.from(kept, (i) => Math.max(...rows[i]!)),
  };
}

/** Values of a curve at ascending places, by straight lines; NaN beyond its ends. */
function interpolate({ x, y }: FigureCurve, places: Float64Array): Float64Array {
  let i = 0;
  return places.map((place) => {
    while (i < x.length - 1 && x[i + 1]! < place) i += 1;
    const [x0, x1] = [x[i]!, x[i + 1]];
    if (place < x0 || x1 === undefined || place > x1) return place === x0 ? y[i]! : Number.NaN;
    return y[i]! + ((y[i + 1]! - y[i]!) * (place - x0)) / (x1 - x0);
  });
}
