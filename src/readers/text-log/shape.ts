import { wordsOf } from '../../run/words-of.js';
import type { Column, NumberColumn, Table } from '../table/table.js';
import { withNamedPairs } from './pairs.js';
import { seriesName } from './reading.js';
import { innerMark, passColumn } from './rows.js';
import { isMeasureName, isMetricName, splitOf } from './words.js';

const counterNames = new Set(['epoch', 'step', passColumn]);
/** A bar that begins anew this often counts batches, and each of its passes is an epoch. */
const fewestPasses = 8;
/** A series with fewer values, and with less than a fifth of the values of the longest, is a remark. */
const fewestValues = 5;
const leastShare = 0.2;

/**
 * Cleans the table of a text log when the whole log is known: rows before the first counter (`firstCounted`) go,
 * remarks that came once are no columns, and values of single batches get names of their
 * own where the log has the value of the epoch too.
 */
export function shapeTable(raw: Table, settings: readonly Column[], firstCounted: number): Table {
  const table = withoutPasses(fromRow(raw, firstCounted));
  const changing = fromRow({ ...raw, columns: settings }, firstCounted).columns;
  const columns = table.columns.filter((column) => column.kind === 'number');
  const counters = columns.filter((column) => counterNames.has(column.name));
  const series = columns.filter((column) => !counterNames.has(column.name));
  const longest = Math.max(0, ...series.map((column) => column.rows.length));
  const kept = series.filter((column) => isSeries(column, longest));
  const countsEpochs = !counters.some((column) => column.name === 'step');
  const { columns: named, notes } = withNamedPairs(kept, countsEpochs);
  return {
    ...table,
    columns: [...counters, ...renamed(named), ...changing],
    notes: [...table.notes, ...notes],
  };
}

function fromRow(table: Table, first: number): Table {
  if (first === 0) return table;
  return {
    ...table,
    rowCount: table.rowCount - first,
    columns: table.columns.map((column) => {
      const start = column.rows.findIndex((row) => row >= first);
      return pick(column, start < 0 ? [] : range(start, column.rows.length), (row) => row - first);
    }),
    restarts: table.restarts.map((row) => Math.max(0, row - first)),
  };
}

/** Where a progress bar per epoch is the only counter: the last row of each pass, with the number of the pass. */
function withoutPasses(table: Table): Table {
  const column = table.columns.find((one) => one.name === passColumn);
  if (column?.kind !== 'number') return table;
  const passes = new Set(column.values).size;
  const rest = table.columns.filter((one) => one !== column);
  if (passes < fewestPasses || rest.some((one) => one.name === 'epoch')) return { ...table, columns: rest };
  const place = new Map<number, number>();
  for (const [index, row] of column.rows.entries())
    if (column.values[index] !== column.values[index + 1]) place.set(row, place.size);
  const epoch: NumberColumn = {
    kind: 'number',
    name: 'epoch',
    rows: Uint32Array.from(place.values()),
    values: Float64Array.from(place.values(), (index) => index + 1),
  };
  const columns = rest
    .filter((one) => one.name !== 'step')
    .map((one) =>
      pick(
        one,
        range(0, one.rows.length).filter((index) => place.has(one.rows[index] ?? -1)),
        (row) => place.get(row) ?? 0,
      ),
    );
  const note = {
    code: 'passes-are-epochs',
    message: `the progress bar runs ${passes} times; each pass is read as one epoch, with its last values`,
  };
  return {
    ...table,
    rowCount: place.size,
    columns: [epoch, ...columns],
    restarts: [],
    notes: [...table.notes, note],
  };
}

function isSeries(column: Column, longest: number): boolean {
  const count = column.rows.length;
  if (count < 2) return false;
  if (count >= fewestValues || count >= leastShare * longest) return true;
  return isMetricName(column.name) && !/best|final|total|max|min/i.test(column.name);
}

function renamed(columns: readonly NumberColumn[]): NumberColumn[] {
  const plain = new Set(
    columns.filter((column) => !column.name.startsWith(innerMark)).map((column) => canonical(column.name)),
  );
  const taken = new Set<string>();
  return columns.map((column) => {
    const inner = column.name.startsWith(innerMark);
    const own = inner ? column.name.slice(innerMark.length) : column.name;
    const meaning = canonical(own);
    const ofBatch = (inner && plain.has(meaning)) || (isBareMeasure(own) && plain.has(`train/${meaning}`));
    let name = ofBatch ? `batch/${own.replace(/^train\//, '')}` : own;
    while (taken.has(name)) name = `batch/${name}`;
    taken.add(name);
    return { ...column, name };
  });
}

/** One spelling for `train_loss`, `trainLoss` and `train/loss`. */
function canonical(name: string): string {
  return seriesName(wordsOf(name).join(' ')).toLowerCase();
}

function isBareMeasure(name: string): boolean {
  return isMeasureName(name) && !wordsOf(name).some((word) => splitOf(word) !== undefined);
}

function range(from: number, to: number): number[] {
  return Array.from({ length: to - from }, (_, index) => from + index);
}

/** The cells at the given places, in rows given by `rowOf`. */
function pick(column: Column, places: readonly number[], rowOf: (row: number) => number): Column {
  const rows = Uint32Array.from(places, (index) => rowOf(column.rows[index] ?? 0));
  return column.kind === 'text'
    ? { ...column, rows, values: places.map((index) => column.values[index] ?? '') }
    : { ...column, rows, values: Float64Array.from(places, (index) => column.values[index] ?? Number.NaN) };
}
