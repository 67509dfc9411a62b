import { instantiate, webAssembly } from '../../../util/wasm/instantiate.js';
import { exactTable, wideTable } from './powers-of-ten.js';
import { type Layout, rowCode } from './row-code.js';

const pageBytes = 2 ** 16;
const mostCells = 2 ** 17;
const mostRows = 4096;
/** Bytes of the text that are looked at together. */
const portionBytes = 2 ** 20;

const layout: Layout = { rows: 0, exact: 64, wide: 512, cells: pageBytes, blanks: pageBytes + 8 * mostCells };
const textStart = layout.blanks + mostCells;

/** Takes rows of plain numbers from the bytes of a table by a program in WebAssembly. */
export class RowKernel {
  /** How many rows the last call has taken. */
  rows = 0;
  private readonly rowCount: Int32Array;
  private readonly takeRows: (...parameters: number[]) => number;
  private readonly cells: Float64Array;
  private readonly blanks: Uint8Array;
  private readonly text: Uint8Array;
  /** The rows that one call takes at most. */
  private most = 0;
  /** The bytes of which a portion is in the memory, and where it begins and ends in them. */
  private bytes: Uint8Array | undefined;
  private from = 0;
  private to = 0;

  constructor() {
    const pages = Math.ceil((textStart + portionBytes) / pageBytes) + 1;
    const memory = new webAssembly.Memory({ initial: pages, maximum: pages, shared: true });
    this.rowCount = new Int32Array(memory.buffer, layout.rows, 1);
    new Float64Array(memory.buffer, layout.exact).set(exactTable);
    new BigUint64Array(memory.buffer, layout.wide).set(wideTable());
    const { takeRows } = instantiate(new webAssembly.Module(rowCode(layout)), memory);
    this.takeRows = takeRows as RowKernel['takeRows'];
    this.cells = new Float64Array(memory.buffer, layout.cells, mostCells);
    this.blanks = new Uint8Array(memory.buffer, layout.blanks, mostCells);
    this.text = new Uint8Array(memory.buffer, textStart);
  }

  /**
   * Takes the rows from `start` on, up to the first line that is no row of `columns` or fewer plain numbers. Returns
   * where it stopped; that is `start` where the first line is no such row.
   */
  take(bytes: Uint8Array, start: number, columns: number, delimiter: number): number {
    this.rows = 0;
    if (columns === 0 || columns > mostCells) return start;
    this.most = Math.min(mostRows, Math.floor(mostCells / columns));
    if (bytes !== this.bytes || start < this.from || start >= this.to) this.load(bytes, start);
    let stop = this.run(start, columns, delimiter);
    if (stop === start && start > this.from && this.to < bytes.length) {
      this.load(bytes, start);
      stop = this.run(start, columns, delimiter);
    }
    return stop;
  }

  /** The cells of a column in the rows of the last call. Valid until the next one. */
  column(index: number): Float64Array {
    return this.cells.subarray(index * this.most, index * this.most + this.rows);
  }

  /** For each row of the last call, 1 where the column is blank. */
  blanksOf(index: number): Uint8Array {
    return this.blanks.subarray(index * this.most, index * this.most + this.rows);
  }

  /** Lets go of the bytes: others may be at their place. */
  forget(): void {
    this.bytes = undefined;
  }

  private load(bytes: Uint8Array, start: number): void {
    this.bytes = bytes;
    this.from = start;
    this.to = Math.min(bytes.length, start + portionBytes);
    this.text.set(bytes.subarray(start, this.to));
    this.text.fill(0, this.to - start, this.to - start + 16);
  }

  private run(start: number, columns: number, delimiter: number): number {
    const base = textStart - this.from;
    const stop = this.takeRows(base + start, base + this.to, columns, this.most, delimiter) - base;
    this.rows = this.rowCount[0] as number;
    return stop;
  }
}
