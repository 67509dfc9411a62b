import { firstRows } from '../codecs/first-rows.js';
import { isCounterName } from './names.js';
import type { Column } from './table.js';

const encoder = new TextEncoder();
const decoder = new TextDecoder();

/** More different texts than this are prose or time stamps; they are counted but not kept. */
const mostTexts = 10_000;

/** A column that grows cell by cell in typed arrays. Cells must come in ascending order of rows. */
export class ColumnBuilder {
  readonly name: string;
  private cells = 0;
  private lastRow = -1;
  private textCells = 0;
  private values = new Float64Array(16);
  /** `undefined` while no row was skipped: row numbers are then 0, 1, 2, … */
  private rows: Uint32Array | undefined;
  private texts: (string | undefined)[] | undefined;
  private readonly known = new Map<string, string>();

  constructor(name: string) {
    this.name = name;
  }

  /** Sets the cell of a row. The first value of a cell wins. */
  set(row: number, value: number | string): void {
    if (typeof value === 'number') this.setNumber(row, value);
    else if (row !== this.lastRow) {
      this.setNumber(row, Number.NaN);
      this.setText(this.cells - 1, value);
    }
  }

  /** Sets the cell of a row to a number. */
  setNumber(row: number, value: number): void {
    if (row === this.lastRow) return;
    const cell = this.cells;
    if (cell === this.values.length) this.grow();
    if (row !== cell && !this.rows) {
      this.rows = new Uint32Array(this.values.length);
      for (let known = 0; known < cell; known++) this.rows[known] = known;
    }
    if (this.rows) this.rows[cell] = row;
    this.values[cell] = value;
    this.cells = cell + 1;
    this.lastRow = row;
  }

  /** Sets the cells of a row and of those that follow it. */
  setNumbers(row: number, values: Float64Array): void {
    if (this.rows || row !== this.cells) {
      for (const [index, value] of values.entries()) this.setNumber(row + index, value);
      return;
    }
    while (this.values.length < this.cells + values.length) this.grow();
    this.values.set(values, this.cells);
    this.cells += values.length;
    this.lastRow = this.cells - 1;
  }

  get length(): number {
    return this.cells;
  }

  /** The cells so far; NaN for text. Valid until the next cell is set. */
  get numbers(): Float64Array {
    return this.values.subarray(0, this.cells);
  }

  /** The row of each cell; `undefined` where no row was skipped. */
  get cellRows(): Uint32Array | undefined {
    return this.rows?.subarray(0, this.cells);
  }

  get hasText(): boolean {
    return this.texts !== undefined;
  }

  /** Index of the first cell in this row or a later one. */
  firstCellFrom(row: number): number {
    if (!this.rows) return Math.min(row, this.cells);
    let [low, high] = [0, this.cells];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.rows[middle] as number) < row) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  /**
   * Joins the cells of rows that become one row. A joined cell is the last of its cells, or their mean.
   *
   * @param groupOf the new row of each row, ascending
   * @param weights rows that the first ones stand for, which stay as they are; later ones can be joined and stand for one
   */
  condense(groupOf: Uint32Array, weights: Uint32Array, takesLast: boolean): void {
    const { values, rows, cells } = this;
    const first = this.firstCellFrom(weights.length);
    let filled = first - 1;
    let group = first === 0 ? -1 : rows === undefined ? first - 1 : (rows[first - 1] as number);
    let weight = weights[group] ?? 0;
    for (let cell = first; cell < cells; cell++) {
      const row = rows === undefined ? cell : (rows[cell] as number);
      const value = values[cell] as number;
      if (groupOf[row] !== group) {
        group = groupOf[row] as number;
        filled += 1;
        weight = 1;
        values[filled] = value;
        if (rows) rows[filled] = group;
      } else {
        const mean = values[filled] as number;
        weight += 1;
        if (takesLast) values[filled] = value;
        else if (value !== mean) values[filled] = mean + (value - mean) / weight;
      }
    }
    this.cells = filled + 1;
    this.lastRow = group;
  }

  /** Number of text cells that `build` leaves out as strays: one in fifty at most, or what closes a counter. */
  get strays(): number {
    return this.textCells * 50 <= this.cells || this.closesWithText() ? this.textCells : 0;
  }

  /** Whether rows such as `mean` and `best` stand below those that the column counts. */
  private closesWithText(): boolean {
    if (this.textCells > 2 || this.cells < 6 * this.textCells || !isCounterName(this.name)) return false;
    for (let cell = this.cells - this.textCells; cell < this.cells; cell++)
      if (this.texts?.[cell] === undefined) return false;
    return true;
  }

  /** The finished column; `undefined` for free text. */
  build(): Column | undefined {
    const rows = this.rows ? this.rows.slice(0, this.cells) : firstRows(this.cells);
    const values = this.values.slice(0, this.cells);
    const { texts, name } = this;
    if (!texts) return { kind: 'number', name, rows, values };
    if (this.strays > 0) {
      const isNumber = (_: number, cell: number): boolean => texts[cell] === undefined;
      return { kind: 'number', name, rows: rows.filter(isNumber), values: values.filter(isNumber) };
    }
    if (this.known.size > mostTexts) return undefined;
    return {
      kind: 'text',
      name,
      rows,
      values: Array.from(values, (value, cell) => texts[cell] ?? String(value)),
    };
  }

  private setText(cell: number, text: string): void {
    this.textCells += 1;
    this.texts ??= [];
    let known = this.known.get(text);
    if (known === undefined && this.known.size <= mostTexts) {
      known = detached(text);
      this.known.set(known, known);
    }
    this.texts[cell] = known ?? '';
  }

  private grow(): void {
    const values = new Float64Array(this.values.length * 2);
    values.set(this.values);
    this.values = values;
    if (!this.rows) return;
    const rows = new Uint32Array(this.rows.length * 2);
    rows.set(this.rows);
    this.rows = rows;
  }
}

/** A copy that does not keep alive the large text of which the original may be a slice. */
function detached(text: string): string {
  return decoder.decode(encoder.encode(text));
}
