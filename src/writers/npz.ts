import type { Run, Series } from '../run/run.js';
import { npyOfRows, npyOfScalar, npyOfVector } from './npy.js';
import { bySteps } from './rows.js';
import { columnName, settingsOf } from './settings.js';

/** ZIP keeps a time for each entry; a fixed one makes equal runs equal files. */
const timeOfEntries = new Date(2000, 0, 1);

/**
 * A run as `numpy.savez_compressed` would write it: the step axis and the series that share it as vectors, a series
 * that was logged at other steps as rows [step, value], each setting as `config/<key>` of shape ().
 */
export async function npzOf(run: Run): Promise<Uint8Array> {
  const groups = bySteps(run.series).toSorted((one, other) => other.length - one.length);
  const most: readonly Series[] = groups[0] ?? [];
  const arrays = new Map<string, Uint8Array>();
  for (const { axis, steps } of most.slice(0, 1)) arrays.set(axis.name, npyOfVector(steps));
  for (const series of run.series)
    arrays.set(series.name, most.includes(series) ? npyOfVector(series.values) : pairsOf(series));
  for (const [key, value] of settingsOf(run)) arrays.set(columnName(key), npyOfScalar(value));
  const { zipSync } = await import('fflate');
  const files = [...arrays].map(([name, bytes]) => [`${name}.npy`, bytes] as const);
  return zipSync(Object.fromEntries(files), { mtime: timeOfEntries });
}

/** A series that brings its own steps. */
function pairsOf({ steps, values }: Series): Uint8Array {
  return npyOfRows(Array.from(steps, (step, index) => [step, values[index] ?? Number.NaN]));
}
