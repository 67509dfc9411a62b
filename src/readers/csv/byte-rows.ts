import { NumberScanner } from '../codecs/number-scanner.js';
import type { TableBuilder } from '../table/builder.js';
import type { Dialect } from './dialect.js';
import type { RowParser } from './rows.js';

const [newline, carriageReturn, blank] = [10, 13, 32];
/** Most lines that are decoded at once after lines that were no plain numbers. */
const mostLines = 4096;

/**
 * Takes the rows of a UTF-8 table from its bytes. Rows of plain numbers and blanks, nearly all in a log, become numbers
 * without a string a cell; all other lines are decoded and left to the `RowParser`.
 */
export class ByteRows {
  private readonly builder: TableBuilder;
  private readonly parser: RowParser;
  private readonly delimiter: number;
  private readonly decoder = new TextDecoder();
  private readonly scanner = new NumberScanner();
  private cells = new Float64Array();
  private isBlank = new Uint8Array();
  /** Lines to decode at the next line that is no plain row: more while they come one after the other. */
  private linesToDecode = 1;

  constructor(builder: TableBuilder, parser: RowParser, dialect: Dialect) {
    this.builder = builder;
    this.parser = parser;
    this.delimiter = dialect.delimiter === 'space' ? -1 : dialect.delimiter.charCodeAt(0);
  }

  /** Parses a block of lines. A last line without a line end is taken for the torn end of the file. */
  parse(bytes: Uint8Array): void {
    let start = 0;
    while (start < bytes.length) {
      const next = this.plainRow(bytes, start);
      if (next > 0) {
        start = next;
        this.linesToDecode = 1;
      } else {
        const end = endOfLines(bytes, start, this.linesToDecode);
        this.parser.parse(this.decoder.decode(bytes.subarray(start, end), { stream: true }));
        start = end;
        this.linesToDecode = Math.min(2 * this.linesToDecode, mostLines);
      }
    }
  }

  /** Takes the line as a row and returns the start of the next one; -1 where it holds anything but plain numbers. */
  private plainRow(bytes: Uint8Array, start: number): number {
    const columns = this.parser.plainColumns;
    if (!columns || this.delimiter < 0) return -1;
    if (this.cells.length < columns.length) {
      this.cells = new Float64Array(columns.length);
      this.isBlank = new Uint8Array(columns.length);
    }
    const { cells, isBlank, delimiter, scanner } = this;
    let at = start;
    let filled = 0;
    let count = 0;
    for (;;) {
      if (!columns[count]) return -1;
      while (bytes[at] === blank) at += 1;
      const end = scanner.scan(bytes, at);
      isBlank[count] = end < 0 ? 1 : 0;
      if (end >= 0) {
        cells[count] = scanner.value;
        at = end;
        filled += 1;
      }
      count += 1;
      while (bytes[at] === blank) at += 1;
      if (bytes[at] === delimiter) at += 1;
      else break;
    }
    if (bytes[at] === carriageReturn) at += 1;
    if (bytes[at] !== newline || filled === 0) return -1;
    this.builder.startRow();
    const row = this.builder.rowCount - 1;
    for (let index = 0; index < count; index++)
      if (isBlank[index] === 0) columns[index]?.setNumber(row, cells[index] as number);
    return at + 1;
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
