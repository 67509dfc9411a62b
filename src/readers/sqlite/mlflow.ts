import type { ConfigEntry, Run } from '../../run/run.js';
import { parameterValue } from '../sidecars/mlflow-params.js';
import { type Database, numberIn, textIn } from './database.js';
import { format, type NamedRun, withIds } from './named-run.js';
import { SeriesCollector } from './series-collector.js';

/** What MLflow writes for an infinite value, since the databases that it supports hold none. */
const infinite = 1.797_693_134_862_315_7e308;

export function isMlflow(database: Database): boolean {
  const columns = database.columnsOf('metrics');
  return (
    ['key', 'value', 'run_uuid'].every((name) => columns.has(name)) && database.columnsOf('runs').size > 0
  );
}

/**
 * The runs of an MLflow tracking store with their parameters, except those that were deleted. A metric that was only
 * logged at step 0 was logged without steps: its points are numbered.
 */
export function mlflowRuns(database: Database, path: string): Run[] {
  const columns = database.columnsOf('metrics');
  const step = columns.has('step') ? 'step' : '0';
  const isNan = columns.has('is_nan') ? 'is_nan' : '0';
  const collected = new Map<string, SeriesCollector>();
  const metrics = `SELECT run_uuid, "key", value, ${step}, ${isNan} FROM metrics ORDER BY rowid`;
  for (const [uuid, key, value, at, nan] of database.rows(metrics)) {
    const series = collected.get(textIn(uuid)) ?? new SeriesCollector();
    collected.set(textIn(uuid), series);
    series.add(textIn(key), numberIn(at) ?? 0, nan === 1 ? Number.NaN : valueOf(numberIn(value)));
  }
  const parameters = parametersOf(database);
  const runs: NamedRun[] = [];
  const listed = "SELECT run_uuid, name FROM runs WHERE lifecycle_stage IS NOT 'deleted' ORDER BY rowid";
  for (const [uuid, name] of database.rows(listed)) {
    const id = textIn(uuid);
    const series = collected.get(id)?.series();
    if (series) runs.push({ name: textIn(name), id, series, config: parameters.get(id) ?? [] });
  }
  return withIds(runs, { path, format });
}

/** The number that MLflow wrote as this one. */
export function valueOf(value: number | undefined): number {
  if (value === undefined) return Number.NaN;
  return Math.abs(value) >= infinite ? Math.sign(value) * Number.POSITIVE_INFINITY : value;
}

function parametersOf(database: Database): ReadonlyMap<string, ConfigEntry[]> {
  const ofRun = new Map<string, ConfigEntry[]>();
  if (!database.columnsOf('params').has('run_uuid')) return ofRun;
  for (const [uuid, key, value] of database.rows(
    'SELECT run_uuid, "key", value FROM params ORDER BY rowid',
  )) {
    const entries = ofRun.get(textIn(uuid)) ?? [];
    ofRun.set(textIn(uuid), entries);
    const text = textIn(value);
    if (text.length <= 200)
      entries.push({ key: textIn(key), value: parameterValue(text), from: 'table params' });
  }
  return ofRun;
}
