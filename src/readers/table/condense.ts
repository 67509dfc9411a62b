import type { ColumnBuilder } from './column-builder.js';
import { isCounterName, isKeyName } from './names.js';

/** Rows of a log that is kept whole; only longer ones are condensed. */
export const wholeRows: number = 2 ** 18;
/** The part of `wholeRows` that stays row by row at the start of every run. */
const fineShare = 1 / 8;
/** Share of the rows at which a counter may fall, as at a resume; where it falls more often there are runs side by side. */
const mostFalls = 0.001;

/**
 * Condenses the rows of a log that is too long for memory, in place: from the first eighth of `wholeRows` rows on, groups
 * of neighbours become one row, groups of 2 for the rows up to the second eighth, of 4 up to the fourth, and so on. A
 * group thus spans at most a part 16 / `wholeRows` (6e-5) of the rows before it, far less than any width or time that
 * is told of a transition. Its row has the counters of its last row and the means of the others; a column that only rises
 * or only falls keeps the value of the last row. Never joined are rows that hold other cells, values that are finite with
 * others that are not, and rows on two sides of a restart, after which the groups begin with single rows again.
 */
export class Condenser {
  private readonly fineRows: number;
  /** Rows of the log that each settled row stands for: those that were looked at. Rows behind them stand for themselves. */
  private weights: Uint32Array = new Uint32Array();
  /** Rows of the log since the last restart, and how many more the last settled row can take in. */
  private position = 0;
  private room = 0;

  /** @param whole rows of a log that is kept whole */
  constructor(whole: number) {
    this.fineRows = whole * fineShare;
  }

  /** Most rows of the log that one row stands for. */
  get largestGroup(): number {
    return this.weights.reduce((most, weight) => Math.max(most, weight), 1);
  }

  /**
   * Condenses the columns and returns, for each row, where it went; undefined where the columns must stay whole: they
   * hold text, or several runs side by side.
   *
   * @param restarts rows at which the writer started anew
   */
  condense(
    columns: readonly ColumnBuilder[],
    rowCount: number,
    restarts: readonly number[] = [],
  ): Uint32Array | undefined {
    if (columns.some((column) => column.hasText || (isKeyName(column.name) && !isSteady(column))))
      return undefined;
    const counters = columns.filter(counts);
    if (counters.length > 0 && !counters.some((counter) => risesAlmostAlways(counter, rowCount)))
      return undefined;
    if (counters.some((counter) => shareOfFalls(counter) > mostFalls)) return undefined;
    const settled = this.weights.length;
    const borders = new Uint8Array(rowCount);
    for (const row of restarts) if (row < rowCount) borders[row] = restart;
    for (const column of columns) markBorders(column, counters.includes(column), borders, settled);
    const groupOf = this.group(borders);
    const weights = new Uint32Array((groupOf.at(-1) ?? -1) + 1);
    weights.set(this.weights);
    for (const column of columns)
      column.condense(groupOf, this.weights, counters.includes(column) || isMonotone(column));
    for (let row = settled; row < rowCount; row++) (weights[groupOf[row] as number] as number) += 1;
    this.weights = weights;
    return groupOf;
  }

  /** The group of each row. Settled rows keep theirs. */
  private group(borders: Uint8Array): Uint32Array {
    const settled = this.weights.length;
    const groupOf = new Uint32Array(borders.length);
    for (let row = 0; row < settled; row++) groupOf[row] = row;
    let group = settled - 1;
    let { position, room } = this;
    for (let row = settled; row < borders.length; row++) {
      if (borders[row] === restart) position = 0;
      if (borders[row] !== inside || room === 0) {
        group += 1;
        room = position < this.fineRows ? 1 : 2 ** (1 + Math.floor(Math.log2(position / this.fineRows)));
      }
      room -= 1;
      position += 1;
      groupOf[row] = group;
    }
    this.position = position;
    this.room = room;
    return groupOf;
  }
}

/** What lies between a row and the one before it. */
const [inside, border, restart] = [0, 1, 2];

/** Marks the rows from `settled` on that cannot be joined with the one before them by what a column says. */
function markBorders(column: ColumnBuilder, isCounter: boolean, borders: Uint8Array, settled: number): void {
  const { numbers, cellRows } = column;
  const first = column.firstCellFrom(settled);
  let before = first === 0 ? -1 : cellRows === undefined ? first - 1 : (cellRows[first - 1] as number);
  let previous = first === 0 ? Number.NaN : (numbers[first - 1] as number);
  for (let cell = first; cell < numbers.length; cell++) {
    const row = cellRows === undefined ? cell : (cellRows[cell] as number);
    const value = numbers[cell] as number;
    if (row > before + 1) {
      mark(borders, before + 1, border);
      mark(borders, row, border);
    } else if (!Number.isFinite(value - previous) && !Object.is(value, previous)) mark(borders, row, border);
    if (isCounter && value < previous) mark(borders, row, restart);
    before = row;
    previous = value;
  }
  mark(borders, before + 1, border);
}

function mark(borders: Uint8Array, row: number, kind: number): void {
  if (row < borders.length && (borders[row] as number) < kind) borders[row] = kind;
}

/** Whether the column counts, by its name or because it holds whole numbers that hardly ever fall. */
function counts(column: ColumnBuilder): boolean {
  if (isCounterName(column.name)) return true;
  return (
    column.numbers.every((value) => Number.isInteger(value)) &&
    !isSteady(column) &&
    shareOfFalls(column) <= mostFalls
  );
}

function risesAlmostAlways({ numbers }: ColumnBuilder, rowCount: number): boolean {
  let rises = 1;
  for (let cell = 1; cell < numbers.length; cell++)
    if ((numbers[cell] as number) > (numbers[cell - 1] as number)) rises += 1;
  return rises >= (1 - mostFalls) * rowCount;
}

function shareOfFalls({ numbers }: ColumnBuilder): number {
  let falls = 0;
  for (let cell = 1; cell < numbers.length; cell++)
    if ((numbers[cell] as number) < (numbers[cell - 1] as number)) falls += 1;
  return falls / numbers.length;
}

function isMonotone({ numbers }: ColumnBuilder): boolean {
  let rises = false;
  let falls = false;
  for (let cell = 1; cell < numbers.length; cell++) {
    rises ||= (numbers[cell] as number) > (numbers[cell - 1] as number);
    falls ||= (numbers[cell] as number) < (numbers[cell - 1] as number);
    if (rises && falls) return false;
  }
  return true;
}

function isSteady({ numbers }: ColumnBuilder): boolean {
  return numbers.every((value) => value === numbers[0]);
}
