import type { Axis } from '../../run/run.js';
import { denseValues, isConstant } from './columns.js';
import {
  type CounterName,
  counterName,
  isBookkeepingName,
  isKeyName,
  isMetricName,
  isSweepableName,
} from './names.js';
import type { NumberColumn, Table } from './table.js';
import { weakCounter } from './weak-counter.js';

/** A column that can serve as the step axis. */
export interface Counter {
  readonly column: NumberColumn;
  readonly axis: Axis;
  readonly rank: number;
  readonly scope: 'all' | 'test';
  /** Values by row; NaN where the row has none. */
  readonly byRow: Float64Array;
  /** Whether every row has a value, and a larger one than the row before. */
  readonly rises: boolean;
}

/**
 * The columns that can be the axis, best first: steps, then epochs, samples, tokens, W&B's `_step`, the index of
 * a data frame. Left out are constant ones, those that fall as often as they rise, and batch counters that
 * start anew with each epoch. `wanted` (a column name) stands before all others.
 */
export function findCounters(table: Table, wanted?: string): Counter[] {
  const counters: Counter[] = [];
  const numbers = table.columns.filter((column) => column.kind === 'number');
  const isCounted = numbers.some(({ name }) => (counterName(name)?.unit ?? 'index') !== 'index');
  const unknown = isCounted ? [] : numbers.filter(mayCount);
  const onlyCounter = unknown.length === 1 ? unknown[0] : undefined;
  for (const column of numbers) {
    const isWanted = column.name === wanted;
    const name = isWanted
      ? ({ unit: 'step', rank: -1, scope: 'all', ...counterName(column.name) } as const)
      : (counterName(column.name) ?? weakCounter(column) ?? (column === onlyCounter ? stepLike : undefined));
    if (!name || (!isWanted && !canBeAxis(column))) continue;
    const byRow = denseValues(column, table.rowCount);
    counters.push({
      column,
      axis: { name: column.name === '' ? 'index' : column.name, unit: name.unit },
      rank: isWanted ? -1 : name.rank,
      scope: isWanted ? 'all' : name.scope,
      byRow,
      rises: risesThroughout(byRow),
    });
  }
  const epochs = counters.filter((counter) => counter.axis.unit === 'epoch');
  return counters
    .filter(
      (counter) =>
        counter.rank < 0 ||
        counter.axis.unit !== 'step' ||
        !epochs.some((epoch) => restartsWith(counter, epoch)),
    )
    .toSorted((first, second) => first.rank - second.rank);
}

function risesThroughout(values: Float64Array): boolean {
  if (!Number.isFinite(values[0]) || !Number.isFinite(values.at(-1))) return false;
  for (let row = 1; row < values.length; row++)
    if (!((values[row] as number) > (values[row - 1] as number))) return false;
  return true;
}

/** What a column of whatever name counts if it is the only one that can. */
const stepLike: CounterName = { unit: 'step', rank: 5, scope: 'all' };

/** Whether a column in a table without counters may count: no metric, setting, key or clock is called so. */
function mayCount(column: NumberColumn): boolean {
  const { name } = column;
  return (
    !isMetricName(name) &&
    !isSweepableName(name) &&
    !isKeyName(name) &&
    !isBookkeepingName(name) &&
    countsUp(column)
  );
}

function countsUp({ values }: NumberColumn): boolean {
  const counts = values.every((value) => Number.isInteger(value) && value >= 0);
  return values.length > 2 && counts && risesThroughout(values);
}

function canBeAxis(column: NumberColumn): boolean {
  const { values } = column;
  if (values.length === 0 || (values.length > 4 && isConstant(column))) return false;
  let falls = 0;
  let finite = 0;
  for (let cell = 0; cell < values.length; cell++) {
    if (Number.isFinite(values[cell])) finite += 1;
    if (cell > 0 && values[cell]! < values[cell - 1]!) falls += 1;
  }
  const share = falls / Math.max(1, values.length - 1);
  return finite >= 0.9 * values.length && (share <= 0.4 || share >= 0.95);
}

/** Whether the counter falls only where the epoch rises: it counts batches within an epoch. */
function restartsWith(counter: Counter, epoch: Counter): boolean {
  let falls = 0;
  let withEpoch = 0;
  let before = -1;
  for (const row of counter.column.rows) {
    if (before >= 0 && counter.byRow[row]! < counter.byRow[before]!) {
      falls += 1;
      if (epoch.byRow[row]! > epoch.byRow[before]!) withEpoch += 1;
    }
    before = row;
  }
  return falls >= 2 && withEpoch >= 0.9 * falls;
}

/** Share of the given rows on which the counter has a value. */
export function coverage(counter: Counter, rows: Uint32Array): number {
  if (counter.rises && rows.length > 0) return 1;
  let covered = 0;
  for (const row of rows) if (!Number.isNaN(counter.byRow[row])) covered += 1;
  return rows.length === 0 ? 0 : covered / rows.length;
}

/**
 * The one counter that stands on the rows of all series, so that train and test share it; `undefined` where
 * there is none. `presences` are the row sets of the series; a set with a cell or two does not decide.
 */
export function commonCounter(
  counters: readonly Counter[],
  presences: readonly Uint32Array[],
): Counter | undefined {
  const most = Math.max(...presences.map((rows) => rows.length));
  const deciding = presences.filter((rows) => rows.length > 2 || rows.length >= most);
  const covering = counters.filter(
    (counter) => counter.scope === 'all' && deciding.every((rows) => coverage(counter, rows) >= 0.9),
  );
  const [best] = covering;
  if (best?.axis.unit !== 'epoch' || !deciding.some((rows) => isCoarse(best, rows))) return best;
  return (
    covering.find(
      ({ axis, byRow }) => axis.unit !== 'index' && deciding.every((rows) => !isCoarse({ byRow }, rows)),
    ) ?? best
  );
}

/** Whether the counter mostly stands still from one row to the next: several rows an epoch. */
function isCoarse({ byRow }: Pick<Counter, 'byRow'>, rows: Uint32Array): boolean {
  let still = 0;
  for (let at = 1; at < rows.length; at++) if (byRow[rows[at]!] === byRow[rows[at - 1]!]) still += 1;
  return still > 0.4 * (rows.length - 1);
}

/** The best counter of one series by its own rows and by its name: `eval_iter` serves only evaluations. */
export function counterOfSeries(
  counters: readonly Counter[],
  rows: Uint32Array,
  isTest: boolean,
): Counter | undefined {
  const covering = counters.filter((counter) => coverage(counter, rows) >= 0.5);
  return (
    (isTest ? covering.find((counter) => counter.scope === 'test') : undefined) ??
    covering.find((counter) => counter.scope === 'all')
  );
}

/** Whether two counters say the same on the given rows. */
export function agree(first: Counter, second: Counter, rows: Uint32Array): boolean {
  return first === second || rows.every((row) => first.byRow[row] === second.byRow[row]);
}
