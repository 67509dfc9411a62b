import type { Axis, Note, Series } from '../../run/run.js';
import { type Counter, agree, commonCounter, counterOfSeries, findCounters } from './axis.js';
import { type Labels, isMeasured, presences } from './columns.js';
import { isOutcomeName, namesTest } from './names.js';
import type { Table } from './table.js';
import { listed } from '../../util/listed.js';

const rowAxis: Axis = { name: 'row', unit: 'index' };

/**
 * The series of one run, each on its step axis: one counter for all where it stands on their rows, else the best
 * of each series, else the number of the row. Rows without a step are left out.
 *
 * @param labels in long form, the series of each row: rows are then counted within a series
 */
export function seriesOf(
  table: Table,
  step: string | undefined,
  labels: Labels | undefined,
): { series: Series[]; notes: Note[] } {
  const counters = findCounters(table, step);
  const counts = new Set(counters.map(({ column }) => column));
  const measured = table.columns
    .filter(isMeasured)
    .filter((column) => column.name !== step && column.rows.length > 0 && !counts.has(column));
  const deciding = measured.filter((column) => !isOutcomeName(column.name));
  const common = commonCounter(counters, presences(deciding.length > 0 ? deciding : measured));
  const notes = new Notes();
  const placements = new Placements(() => numberRows(table.rowCount, labels));
  const hasTestCounter = counters.some(({ scope }) => scope === 'test');
  const series = measured.map((column): Series => {
    const isTest = hasTestCounter && namesTest(column.name);
    const own = isTest || !common ? counterOfSeries(counters, column.rows, isTest) : common;
    const counter = own && common && agree(own, common, column.rows) ? common : own;
    if (counter) notes.axis(counter.axis.name);
    else notes.rows();
    const { steps, cells, sorted } = placements.of(column.rows, counter);
    if (steps.length < column.rows.length) notes.dropped(column.name, column.rows.length - steps.length);
    if (sorted) notes.sorted();
    const values = cells ? Float64Array.from(cells, (cell) => column.values[cell]!) : column.values;
    return { name: column.name, axis: counter?.axis ?? rowAxis, steps, values };
  });
  return { series: series.filter((one) => one.steps.length > 0), notes: notes.list(counters) };
}

/** Collects what happened to the series, so that the same remark is made once a run. */
class Notes {
  private readonly axes = new Set<string>();
  private readonly cut = new Map<string, number>();
  private countedRows = false;
  private wasSorted = false;

  axis(name: string): void {
    this.axes.add(name);
  }

  rows(): void {
    this.countedRows = true;
  }

  dropped(name: string, cells: number): void {
    this.cut.set(name, cells);
  }

  sorted(): void {
    this.wasSorted = true;
  }

  list(counters: readonly Counter[]): Note[] {
    const notes: Note[] = [];
    const used = [...this.axes].map((name) => `"${name}"`).join(' and ');
    const others = counters
      .filter(({ axis }) => !this.axes.has(axis.name))
      .map(({ axis }) => `"${axis.name}"`);
    const instead = others.length > 0 ? ` (not ${others.join(', ')})` : '';
    if (this.axes.size > 0)
      notes.push({ code: 'step-axis', message: `steps are read from ${used}${instead}` });
    if (this.countedRows)
      notes.push({ code: 'row-index', message: 'no column counts steps, so rows are counted from 0' });
    if (this.cut.size > 0) {
      const cells = listed([...this.cut].map(([name, count]) => `${count} of "${name}"`));
      notes.push({ code: 'rows-without-step', message: `values without a step were left out: ${cells}` });
    }
    if (this.wasSorted)
      notes.push({
        code: 'sorted-by-step',
        message: 'rows were not in the order of steps and have been sorted',
      });
    return notes;
  }
}

function numberRows(rowCount: number, labels: Labels | undefined): Float64Array {
  const numbers = new Float64Array(rowCount);
  const next = new Float64Array(labels?.count ?? 1);
  for (let row = 0; row < rowCount; row++) {
    const label = labels?.ofRow[row] ?? 0;
    numbers[row] = next[label]!;
    next[label]!++;
  }
  return numbers;
}

/** Where the cells of a column stand on the step axis. */
interface Placement {
  readonly steps: Float64Array;
  /** The cells in the order of `steps`; `undefined` when these are all cells in their own order. */
  readonly cells: Uint32Array | undefined;
  readonly sorted: boolean;
}

/** Places columns on counters, once for all columns that share their rows. */
class Placements {
  private readonly countRows: () => Float64Array;
  private rowNumbers: Float64Array | undefined;
  private readonly known = new Map<Float64Array, Map<Uint32Array, Placement>>();

  /** @param countRows gives the steps of columns without a counter */
  constructor(countRows: () => Float64Array) {
    this.countRows = countRows;
  }

  of(rows: Uint32Array, counter: Counter | undefined): Placement {
    const byRow = counter ? counter.byRow : (this.rowNumbers ??= this.countRows());
    const ofCounter = this.known.get(byRow) ?? new Map<Uint32Array, Placement>();
    this.known.set(byRow, ofCounter);
    const isWhole = counter?.rises === true && rows.length === byRow.length;
    const placement =
      ofCounter.get(rows) ??
      (isWhole ? { steps: byRow, cells: undefined, sorted: false } : place(rows, byRow));
    ofCounter.set(rows, placement);
    return placement;
  }
}

function place(rows: Uint32Array, byRow: Float64Array): Placement {
  let missing = 0;
  let falls = 0;
  let before = Number.NEGATIVE_INFINITY;
  for (const row of rows) {
    const step = byRow[row]!;
    if (!Number.isFinite(step)) missing += 1;
    else {
      if (step < before) falls += 1;
      before = step;
    }
  }
  const isShuffled = falls > 3 && falls > 0.2 * rows.length;
  if (missing === 0 && !isShuffled) {
    const steps = rows.length === byRow.length ? byRow : Float64Array.from(rows, (row) => byRow[row]!);
    return { steps, cells: undefined, sorted: false };
  }
  const placed = Uint32Array.from(rows.keys()).filter((cell) => Number.isFinite(byRow[rows[cell]!]));
  const cells = isShuffled
    ? placed.toSorted((first, second) => byRow[rows[first]!]! - byRow[rows[second]!]! || first - second)
    : placed;
  return { steps: Float64Array.from(cells, (cell) => byRow[rows[cell]!]!), cells, sorted: isShuffled };
}
