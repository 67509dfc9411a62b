import { type Labels, combineLabels, isMeasured, labelsOf, singleLabel } from './columns.js';
import {
  isLooseMetricKeyName,
  isMetricKeyName,
  isMetricName,
  isSplitName,
  isSplitValue,
  isValueName,
  namesSplit,
} from './names.js';
import type { Column, NumberColumn, Table, TextColumn } from './table.js';

/** A table in long (tidy) form: text cells say which series the numbers of a row belong to. */
export interface LongForm {
  /** Columns that name the part of the data: `train`, `val`. At most one. */
  readonly split: TextColumn | undefined;
  /** Columns that name the metric; their cells are joined by `/`. */
  readonly metrics: readonly TextColumn[];
  /** The column of the numbers where `metrics` names them. */
  readonly value: NumberColumn | undefined;
  /** Rows by series; the text of a label is the name of the series, or of the split alone. */
  readonly labels: Labels;
}

const mostSeries = 2000;

/** Finds the text columns that make a table long; `undefined` for a wide table. */
export function findLongForm(table: Table): LongForm | undefined {
  const texts = table.columns.filter((column) => column.kind === 'text');
  const split = texts.find((column) => isSplitColumn(column));
  const value = findValue(table);
  const named = value ? texts.filter((column) => column !== split && isMetricColumn(column, value)) : [];
  const varying = named.filter((column) => value && textsAt(column, value.rows).size > 1);
  const metrics = varying.length > 0 ? varying : named.filter((column) => isMetricKeyName(column.name));
  if (!split && metrics.length === 0) return undefined;
  let labels = singleLabel(table.rowCount);
  for (const column of split ? [split, ...metrics] : metrics) {
    const ofColumn = labelsOf(column, table.rowCount, mostSeries);
    if (!ofColumn) return undefined;
    labels = combineLabels(labels, ofColumn, seriesName);
  }
  return { split, metrics, value: metrics.length > 0 ? value : undefined, labels };
}

function seriesName(first: string, second: string): string {
  if (first === '' || second === '') return first + second;
  return isSplitValue(first) && namesSplit(second) ? second : `${first}/${second}`;
}

function isSplitColumn(column: TextColumn): boolean {
  const values = new Set(column.values);
  if (values.size > 20) return false;
  const splits = [...values].filter((value) => isSplitValue(value)).length;
  if (isSplitName(column.name)) return splits * 2 >= values.size && splits > 0;
  return values.size >= 2 && splits === values.size;
}

/** The column called `value`, or the only column of measurements. */
function findValue(table: Table): NumberColumn | undefined {
  const numbers = table.columns.filter((column) => column.kind === 'number');
  const measured = numbers.filter(isMeasured);
  return numbers.find(({ name }) => isValueName(name)) ?? (measured.length === 1 ? measured[0] : undefined);
}

/** A text column that is called `metric` or the like beside a `value`, or whose cells are names of metrics. */
function isMetricColumn(column: TextColumn, value: NumberColumn): boolean {
  const names = textsAt(column, value.rows);
  if (names.size === 0 || names.size > Math.min(mostSeries, Math.max(1, value.rows.length / 2))) return false;
  const isNamed = isMetricKeyName(column.name) || (isLooseMetricKeyName(column.name) && names.size > 1);
  if (isNamed && isValueName(value.name)) return true;
  return names.size >= 2 && [...names].every((name) => isMetricName(name) && !isSplitValue(name));
}

/** The different texts that a column has on the given rows. */
function textsAt(column: TextColumn, rows: Uint32Array): Set<string> {
  const texts = new Set<string>();
  let cell = 0;
  for (const row of rows) {
    while (cell < column.rows.length && column.rows[cell]! < row) cell += 1;
    if (column.rows[cell] === row) texts.add(column.values[cell]!);
  }
  return texts;
}

/**
 * Turns the long form into wide columns on the same rows: `loss` with a split column becomes `train/loss` and
 * `val/loss`; `metric`, `value` become one column a metric.
 */
export function unfold(table: Table, form: LongForm): Table {
  const columns: Column[] = [];
  const names = new Set<Column>(form.split ? [form.split, ...form.metrics] : form.metrics);
  for (const column of table.columns) {
    if (names.has(column)) continue;
    const isValue = column === form.value;
    if (
      column.kind === 'number' &&
      (isValue || (!form.value && isMeasured(column) && !namesSplit(column.name)))
    )
      columns.push(
        ...byLabel(column, form.labels, (label) => (isValue ? label : seriesName(label, column.name))),
      );
    else columns.push(column);
  }
  return { ...table, columns };
}

function byLabel(column: NumberColumn, labels: Labels, nameOf: (label: string) => string): NumberColumn[] {
  const sizes = new Uint32Array(labels.count);
  for (const row of column.rows) sizes[labels.ofRow[row]!]!++;
  const parts = Array.from(
    sizes,
    (size, label): NumberColumn => ({
      kind: 'number',
      name: nameOf(String(labels.values[label])),
      rows: new Uint32Array(size),
      values: new Float64Array(size),
    }),
  );
  sizes.fill(0);
  for (let cell = 0; cell < column.rows.length; cell++) {
    const row = column.rows[cell]!;
    const label = labels.ofRow[row]!;
    const part = parts[label]!;
    const at = sizes[label]!;
    part.rows[at] = row;
    part.values[at] = column.values[cell]!;
    sizes[label] = at + 1;
  }
  return parts.filter((part) => part.rows.length > 0);
}
