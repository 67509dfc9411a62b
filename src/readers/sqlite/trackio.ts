import type { ConfigEntry, Run } from '../../run/run.js';
import { parseJson } from '../json-tolerant.js';
import type { ReadOptions } from '../reader.js';
import { flattenConfig } from '../sidecars/flatten.js';
import { TableBuilder } from '../table/builder.js';
import { parseCell } from '../table/cell.js';
import { runsFromTable } from '../table/runs.js';
import type { Table } from '../table/table.js';
import { type Database, numberIn, textIn } from './database.js';
import { format, type NamedRun, withIds } from './named-run.js';

export function isTrackio(database: Database): boolean {
  const columns = database.columnsOf('metrics');
  return ['run_name', 'step', 'metrics'].every((name) => columns.has(name));
}

/** The runs of a Trackio project: a row of the table holds what one call logged, as JSON. */
export function trackioRuns(database: Database, path: string, options: ReadOptions): Run[] {
  const id = database.columnsOf('metrics').has('run_id') ? 'run_id' : 'run_name';
  const logs = new Map<string, Log>();
  const query = `SELECT ${id}, run_name, step, metrics FROM metrics ORDER BY rowid`;
  for (const [run, name, step, metrics] of database.rows(query)) {
    const log = logs.get(textIn(run)) ?? { name: textIn(name), steps: [], rows: [] };
    logs.set(textIn(run), log);
    log.steps.push(numberIn(step) ?? Number.NaN);
    log.rows.push(objectIn(textIn(metrics)));
  }
  const settings = settingsOf(database);
  const runs = Array.from(logs, ([runId, log]): NamedRun[] =>
    runsFromTable(tableOf(log), { path, format }, options).map(({ series, config }) => ({
      name: log.name,
      id: runId,
      series,
      config: [...(settings.get(runId) ?? []), ...config],
    })),
  );
  return withIds(runs.flat(), { path, format });
}

/** What one run logged, row by row. */
interface Log {
  readonly name: string;
  readonly steps: number[];
  readonly rows: Readonly<Record<string, unknown>>[];
}

/** Where Trackio only counted the calls, a counter among the metrics makes the better axis. */
function tableOf({ steps, rows }: Log): Table {
  const counted = steps.every((step, row) => step === row);
  const builder = new TableBuilder();
  for (const [row, metrics] of rows.entries()) {
    builder.startRow();
    const step = steps[row]!;
    if (!Number.isNaN(step)) builder.set(counted ? '_step' : 'step', step);
    for (const [name, value] of Object.entries(metrics)) {
      const cell = typeof value === 'string' ? parseCell(value) : value;
      if (typeof cell === 'number' || typeof cell === 'string') builder.set(name, cell);
    }
  }
  return builder.build();
}

function settingsOf(database: Database): ReadonlyMap<string, ConfigEntry[]> {
  const ofRun = new Map<string, ConfigEntry[]>();
  const columns = database.columnsOf('configs');
  if (!columns.has('config')) return ofRun;
  const id = columns.has('run_id') ? 'run_id' : 'run_name';
  for (const [run, config] of database.rows(`SELECT ${id}, config FROM configs`)) {
    const entries = flattenConfig(objectIn(textIn(config)), 'table configs');
    ofRun.set(
      textIn(run),
      entries.filter(({ key }) => !/^_(?:Username|Created|Group)$/.test(key)),
    );
  }
  return ofRun;
}

function objectIn(json: string): Readonly<Record<string, unknown>> {
  try {
    const value = parseJson(json);
    return isRecord(value) ? value : {};
  } catch {
    return {};
  }
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
