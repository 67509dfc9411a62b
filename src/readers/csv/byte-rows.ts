import type { TableBuilder } from '../table/builder.js';
import type { Dialect } from './dialect.js';
import { RowKernel } from './row-kernel/row-kernel.js';
import type { RowParser } from './rows.js';

const newline = 10;
/** Most lines that are decoded at once after lines that were no plain numbers. */
const mostLines = 4096;

/** A smaller block is decoded sooner than the kernel is made. */
const smallestBlock = 64 * 1024;

/** One for all tables, made with the first that is large enough. */
let shared: RowKernel | undefined;

/**
 * Takes the rows of a UTF-8 table from its bytes. Rows of plain numbers and blanks, nearly all in a log, become numbers
 * without a string a cell; all other lines are decoded and left to the `RowParser`.
 */
export class ByteRows {
  private readonly builder: TableBuilder;
  private readonly parser: RowParser;
  private readonly delimiter: number | undefined;
  private readonly decoder = new TextDecoder();
  /** Lines to decode at the next line that is no plain row: more while they come one after the other. */
  private linesToDecode = 1;

  constructor(builder: TableBuilder, parser: RowParser, dialect: Dialect) {
    this.builder = builder;
    this.parser = parser;
    this.delimiter = dialect.delimiter === 'space' ? undefined : dialect.delimiter.charCodeAt(0);
  }

  /** Parses a block of lines. A last line without a line end is taken for the torn end of the file. */
  parse(bytes: Uint8Array): void {
    let start = 0;
    while (start < bytes.length) {
      const next = this.plainRows(bytes, start);
      if (next > start) {
        start = next;
        this.linesToDecode = 1;
      } else {
        const end = endOfLines(bytes, start, this.linesToDecode);
        this.parser.parse(this.decoder.decode(bytes.subarray(start, end), { stream: true }));
        start = end;
        this.linesToDecode = Math.min(2 * this.linesToDecode, mostLines);
      }
    }
    shared?.forget();
  }

  /** Takes rows of plain numbers and blanks, if any begin at `start`; returns where it stopped. */
  private plainRows(bytes: Uint8Array, start: number): number {
    const columns = this.parser.plainColumns;
    if (!columns || this.delimiter === undefined || bytes.length < smallestBlock) return start;
    const { builder } = this;
    const kernel = (shared ??= new RowKernel());
    const end = kernel.take(bytes, start, columns.length, this.delimiter);
    const rows = kernel.rows;
    for (let taken = 0; taken < rows; ) {
      const count = builder.startRows(rows - taken);
      const firstRow = builder.rowCount - count;
      for (const [index, column] of columns.entries()) {
        const numbers = kernel.column(index).subarray(taken, taken + count);
        const blanks = kernel.blanksOf(index).subarray(taken, taken + count);
        if (!blanks.includes(1)) column.setNumbers(firstRow, numbers);
        else
          for (let row = 0; row < count; row++)
            if (blanks[row] === 0) column.setNumber(firstRow + row, numbers[row] as number);
      }
      taken += count;
    }
    return end;
  }
}

function endOfLines(bytes: Uint8Array, start: number, lines: number): number {
  let end = start;
  for (let line = 0; line < lines && end < bytes.length; line++) {
    const found = bytes.indexOf(newline, end);
    end = found < 0 ? bytes.length : found + 1;
  }
  return end;
}
