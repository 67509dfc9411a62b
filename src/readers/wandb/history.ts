import type { Run } from '../../run/run.js';
import type { Origin } from '../origin.js';
import type { ReadOptions } from '../reader.js';
import { TableBuilder } from '../table/builder.js';
import { runsFromTable } from '../table/runs.js';
import { parseCell } from '../table/cell.js';
import { type Item, itemValue } from './records.js';
import { type DefinedMetric, stepMetricOf } from './step-metrics.js';

/** What W&B adds to each row that is neither a metric nor a counter. */
const bookkeeping: ReadonlySet<string> = new Set(['_timestamp', '_runtime', '_wandb']);

type Row = ReadonlyMap<string, number>;

/**
 * The runs in the history rows of a log. The metrics that `define_metric` puts on one step metric form a table of their
 * own, so that each series gets the axis that it was logged for.
 */
export function runsFromHistory(
  history: readonly (readonly Item[])[],
  defined: readonly DefinedMetric[],
  origin: Origin,
  options: ReadOptions,
): Run[] {
  const rows = history.map(
    (items): Row => new Map(items.flatMap((item) => cells(item.key, itemValue(item)))),
  );
  const stepOf = options.step === undefined ? definedSteps(rows, defined) : () => options.step;
  const found = [...tablesByStep(rows, stepOf)].map(([step, builder]) =>
    runsFromTable(builder.build(), origin, step === undefined ? options : { ...options, step }),
  );
  const [first] = found.flat();
  if (!first || found.some((runs) => runs.length > 1)) return found.flat();
  return [
    {
      ...first,
      series: found.flatMap(([run]) => run?.series ?? []),
      notes: found.flatMap(([run]) => run?.notes ?? []),
    },
  ];
}

/** The numbers in a value; those of a dictionary under joined names. Histograms, pictures and tables have none. */
function cells(name: string, value: unknown): [string, number][] {
  if (bookkeeping.has(name)) return [];
  if (typeof value === 'number') return [[name, value]];
  if (typeof value === 'string') {
    const number = parseCell(value);
    return typeof number === 'number' ? [[name, number]] : [];
  }
  if (value === null || typeof value !== 'object' || Array.isArray(value) || '_type' in value) return [];
  return Object.entries(value).flatMap(([key, inner]) => cells(`${name}.${key}`, inner));
}

type StepOf = (metric: string) => string | undefined;

/** The step metric of each metric, where it has one that was logged. */
function definedSteps(rows: readonly Row[], defined: readonly DefinedMetric[]): StepOf {
  const names = new Set(rows.flatMap((row) => [...row.keys()]));
  const steps = new Map<string, string>();
  for (const name of names) {
    const step = stepMetricOf(name, defined);
    if (step !== undefined && names.has(step)) steps.set(name, step);
  }
  return (metric) => steps.get(metric);
}

/** A row in which the step metric was not logged belongs to the last step that was. */
function tablesByStep(rows: readonly Row[], stepOf: StepOf): Map<string | undefined, TableBuilder> {
  const tables = new Map<string | undefined, TableBuilder>();
  const lastStep = new Map<string, number>();
  for (const row of rows) {
    for (const [name, value] of row) lastStep.set(name, value);
    const started = new Set<TableBuilder>();
    for (const [name, value] of row) {
      const step = stepOf(name);
      const table = tables.get(step) ?? new TableBuilder();
      tables.set(step, table);
      if (!started.has(table)) {
        started.add(table);
        table.startRow();
        const count = step === undefined ? undefined : lastStep.get(step);
        if (step !== undefined && count !== undefined) table.set(step, count);
      }
      table.set(name, value);
    }
  }
  return tables;
}
