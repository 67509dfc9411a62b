import type { Note } from '../../run/run.js';
import { findCounters } from './axis.js';
import { type Labels, combineLabels, isMeasured, labelsOf, presences, singleLabel } from './columns.js';
import { findKeys } from './keys.js';
import { findLongForm } from './long-form.js';
import { isRunName, settingKey } from './names.js';
import { partition } from './partition.js';
import { findRunStarts } from './restarts.js';
import type { Column, Table } from './table.js';

/** The rows of one run. */
export interface Part {
  readonly table: Table;
  /** Keys of the run, or its number; empty when the table holds only this run. */
  readonly name: string;
  readonly notes: readonly Note[];
}

/** Cuts a table into its runs: first by key columns, then where the step axis starts anew. */
export function splitIntoRuns(table: Table, step: string | undefined): Part[] {
  return splitByKeys(table, step).flatMap((keyed) => {
    const parts = splitAtRestarts(keyed.table, step);
    if (parts.length === 1) return [keyed];
    const message = `${parts.length} runs one after the other in one table: the step axis starts anew`;
    const notes = [...keyed.notes, { code: 'split-at-restart', message }];
    const nameOf = (index: number): string =>
      keyed.name === '' ? `${index + 1}` : `${keyed.name},part=${index + 1}`;
    return parts.map((part, index) => ({ table: part, name: nameOf(index), notes }));
  });
}

function splitByKeys(table: Table, step: string | undefined): Part[] {
  const form = findLongForm(table);
  const base = form?.labels ?? singleLabel(table.rowCount);
  const taken = new Set<Column>(
    form ? [...form.metrics, ...(form.split ? [form.split] : []), ...(form.value ? [form.value] : [])] : [],
  );
  const counter = findCounters(table, step)[0];
  const keys = findKeys(table, counter, presences(table.columns.filter(isMeasured)), base, taken);
  if (keys.length === 0) return [{ table, name: '', notes: [] }];
  const named = keys.find(({ name }) => isRunName(name));
  let labels: Labels = singleLabel(table.rowCount);
  for (const key of keys) {
    const values = labelsOf(key, table.rowCount, table.rowCount)!;
    const labelled =
      key === named && keys.length === 1
        ? values
        : { ...values, values: values.values.map((value) => `${settingKey(key.name)}=${value}`) };
    labels = combineLabels(labels, labelled, (first, second) => [first, second].filter(Boolean).join(','));
  }
  const quoted = keys.map(({ name }) => `"${name}"`).join(' and ');
  const notes = [
    { code: 'split-by-key', message: `${labels.count} runs in one table, told apart by ${quoted}` },
  ];
  return partition(table, labels).map((part, index) => ({
    table: part,
    name: String(labels.values[index]),
    notes,
  }));
}

function splitAtRestarts(table: Table, step: string | undefined): Table[] {
  const base = findLongForm(table)?.labels ?? singleLabel(table.rowCount);
  const counter = findCounters(table, step)[0];
  const starts = findRunStarts(table, counter, presences(table.columns.filter(isMeasured)), base);
  if (starts.length === 0) return [table];
  const ofRow = new Int32Array(table.rowCount);
  for (const [index, start] of starts.entries()) ofRow.fill(index + 1, start, starts[index + 1]);
  return partition(table, { ofRow, count: starts.length + 1, values: [] });
}
