import type { Note, Run } from '../../run/run.js';
import { GrokscopeError } from '../../util/errors.js';
import type { Origin } from '../origin.js';
import type { ReadOptions } from '../reader.js';
import { findCounters } from './axis.js';
import { type Labels, combineLabels, isMeasured, labelsOf, presences, singleLabel } from './columns.js';
import { splitConstants } from './constants.js';
import { findKeys } from './keys.js';
import { findLongForm, unfold } from './long-form.js';
import { isRunName, settingKey } from './names.js';
import { partition } from './partition.js';
import { findRunStarts } from './restarts.js';
import { seriesOf } from './series.js';
import { isSummary } from './summary.js';
import type { Column, NumberColumn, Table } from './table.js';

/**
 * The runs that a table holds: their series on a step axis, their settings, and notes on all that was inferred.
 * Empty when nothing in the table is a curve. Throws `usage` when `options.step` names no column.
 */
export function runsFromTable(table: Table, origin: Origin, options: ReadOptions): Run[] {
  checkStep(table, origin, options.step);
  if (isSummary(table, options.step)) return [];
  const runs: Run[] = [];
  for (const keyed of splitByKeys(table, options.step)) {
    const parts = splitAtRestarts(keyed.table, options.step);
    for (const [index, part] of parts.entries()) {
      const name = [keyed.name, parts.length > 1 ? partName(keyed.name, index) : '']
        .filter(Boolean)
        .join(',');
      const run = runOf(
        { ...part, notes: [...part.notes, ...keyed.notes, ...restartNotes(parts.length)] },
        origin,
        name,
        options.step,
      );
      if (run) runs.push(run);
    }
  }
  return runs;
}

function checkStep(table: Table, origin: Origin, step: string | undefined): void {
  if (step === undefined || table.columns.some(({ kind, name }) => kind === 'number' && name === step))
    return;
  const names = table.columns.filter(({ kind }) => kind === 'number').map(({ name }) => `"${name}"`);
  throw new GrokscopeError(
    'usage',
    origin.path,
    `there is no column of numbers named "${step}"`,
    `Choose one of ${names.slice(0, 30).join(', ')}.`,
  );
}

interface Keyed {
  readonly table: Table;
  readonly name: string;
  readonly notes: readonly Note[];
}

function splitByKeys(table: Table, step: string | undefined): Keyed[] {
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
  for (const start of starts) ofRow.subarray(start).fill(ofRow[start]! + 1);
  return partition(table, { ofRow, count: starts.length + 1, values: [] });
}

function partName(key: string, index: number): string {
  return key === '' ? String(index + 1) : `part=${index + 1}`;
}

function restartNotes(count: number): Note[] {
  if (count === 1) return [];
  return [
    {
      code: 'split-at-restart',
      message: `${count} runs one after the other in one table: the step axis starts anew`,
    },
  ];
}

function runOf(table: Table, origin: Origin, name: string, step: string | undefined): Run | undefined {
  const form = findLongForm(table);
  const kept = new Set<Column>(form ? [...form.metrics, ...(form.split ? [form.split] : [])] : []);
  const { config, rest } = splitConstants(table, kept);
  const wide = form ? unfold(rest, form) : rest;
  const { series, notes } = seriesOf(wide, step, form?.labels);
  if (series.length === 0) return undefined;
  const ignored = wide.columns.filter((column) => column.kind === 'text').map((column) => `"${column.name}"`);
  const textNotes =
    ignored.length > 0
      ? [{ code: 'text-column', message: `text columns that change were left out: ${ignored.join(', ')}` }]
      : [];
  const formNotes = form
    ? [
        {
          code: 'long-form',
          message: `one series a row, named by ${[...kept].map((column) => `"${column.name}"`).join(' and ')}`,
        },
      ]
    : [];
  return {
    id: name === '' ? origin.path : `${origin.path}#${name}`,
    source: { path: origin.path, format: origin.format, files: [origin.path] },
    series,
    config: [...table.config, ...config],
    notes: [...table.notes, ...formNotes, ...notes, ...textNotes],
  };
}
