import type { Note } from '../../run/run.js';
import type { TableBuilder } from '../table/builder.js';
import { isPercent, parseCell } from '../table/cell.js';
import type { ColumnBuilder } from '../table/column-builder.js';
import { isCounterName } from '../table/names.js';
import type { Table } from '../table/table.js';
import { addComment } from './comments.js';
import { type Dialect, isRule } from './dialect.js';
import { spacedNames } from './header.js';
import { endsInQuote, splitLine } from './split-line.js';

const carriageReturn = 13;
const hash = 35;
/** A quote that is open for longer is a stray one. */
const mostLinesInRow = 100;
/** A row of a table without a header that has more cells is a stray one. */
const mostUnnamed = 1000;

/** Parses the rows of a table, block by block of whole lines, into a builder. */
export class RowParser {
  private readonly builder: TableBuilder;
  private readonly dialect: Dialect;
  private readonly delimiter: string;
  private names: readonly string[];
  private columns: ColumnBuilder[];
  private linesToSkip: number;
  private openQuote = '';
  private readonly percentColumns = new Set<string>();
  private readonly longRows = new Set<number>();
  private proseLines = 0;

  constructor(builder: TableBuilder, dialect: Dialect) {
    this.builder = builder;
    this.dialect = dialect;
    this.delimiter = dialect.delimiter;
    this.linesToSkip = dialect.skip;
    this.names = dialect.header ?? [];
    this.columns = columnsOf(builder, this.names);
  }

  /** Parses a block of lines. A last line without a line end is taken for the torn end of the file. */
  parse(block: string): void {
    const text = this.openQuote + block;
    this.openQuote = '';
    const isPlain = this.dialect.delimiter !== 'space' && !text.includes('"');
    let start = 0;
    while (start < text.length) {
      const lineEnd = text.indexOf('\n', start);
      const end = isPlain || lineEnd < 0 ? lineEnd : this.endOfQuotedRow(text, start, lineEnd);
      if (end < 0 && lineEnd >= 0) {
        this.openQuote = text.slice(start);
        return;
      }
      const next = end < 0 ? text.length : end;
      const stop = next > start && text.charCodeAt(next - 1) === carriageReturn ? next - 1 : next;
      if (this.linesToSkip > 0) this.linesToSkip -= 1;
      else if (end < 0 && this.isTooShort(text.slice(start, stop)))
        this.builder.note('torn-last-line', 'the last line is cut off and was left out');
      else if (stop > start) this.parseRow(text, start, stop, isPlain);
      start = next + 1;
    }
  }

  /** The columns of the cells of a row, where the next line can be a row like those before. */
  get plainColumns(): readonly ColumnBuilder[] | undefined {
    const isPlain = this.openQuote === '' && this.linesToSkip === 0 && !this.dialect.decimalComma;
    return isPlain ? this.columns : undefined;
  }

  /** The table so far, with notes on what was met on the way. */
  table(): Table {
    const notes: Note[] = [];
    if (this.openQuote !== '')
      notes.push({
        code: 'torn-last-line',
        message: 'the last row has an open quote and was left out',
      });
    if (this.percentColumns.size > 0) {
      const columns = [...this.percentColumns].map((name) => `"${name}"`).join(', ');
      notes.push({
        code: 'percent-sign',
        message: `numbers with a percent sign are kept as written in ${columns}`,
      });
    }
    if (this.longRows.size > 0)
      notes.push({
        code: 'ragged-rows',
        message: `${this.longRows.size} rows have more cells than the ${this.names.length > 0 ? 'header' : `${mostUnnamed} columns that are read`}; the rest was left out`,
      });
    if (this.proseLines > 0)
      notes.push({
        code: 'bad-lines',
        message: `lines of text between or under the rows were left out: ${this.proseLines}`,
      });
    return this.builder.build({ notes });
  }

  private isTooShort(line: string): boolean {
    return this.columns.length > 0 && splitLine(line, this.dialect.delimiter).length < this.columns.length;
  }

  /** End of the row when cells hold line breaks; -1 when the block ends before the row does. */
  private endOfQuotedRow(text: string, start: number, lineEnd: number): number {
    let end = lineEnd;
    for (let joined = 0; end >= 0 && joined < mostLinesInRow; joined++) {
      if (!endsInQuote(text.slice(start, end), this.dialect.delimiter)) return end;
      end = text.indexOf('\n', end + 1);
    }
    return end < 0 ? -1 : lineEnd;
  }

  private parseRow(text: string, start: number, stop: number, isPlain: boolean): void {
    if (this.isAside(text, start, stop)) return;
    this.builder.startRow();
    if (isPlain) this.parsePlain(text, start, stop);
    else
      for (const [index, cell] of splitLine(text.slice(start, stop), this.dialect.delimiter).entries())
        if (cell !== '') this.setCell(index, cell);
  }

  /** A line without quotes, cell by cell without copying the line. */
  private parsePlain(text: string, start: number, stop: number): void {
    let at = start;
    for (let index = 0; at <= stop; index++) {
      const next = text.indexOf(this.delimiter, at);
      const end = next < 0 || next > stop ? stop : next;
      if (end > at) this.setCell(index, text.slice(at, end));
      at = end + 1;
    }
  }

  private setCell(index: number, cell: string): void {
    const value = this.valueOf(index, cell);
    if (value === undefined) return;
    let column = this.columns[index];
    if (!column) {
      if (this.names.length > 0 || index >= mostUnnamed) {
        this.longRows.add(this.builder.rowCount);
        return;
      }
      column = this.builder.column(`column${index + 1}`);
      this.columns[index] = column;
    }
    column.set(this.builder.rowCount - 1, value);
  }

  private valueOf(index: number, cell: string): number | string | undefined {
    const plain = this.dialect.decimalComma ? cell.replace(',', '.') : cell;
    const first = plain.charCodeAt(0);
    if (first >= 45 && first <= 57) {
      const number = Number(plain);
      if (!Number.isNaN(number)) return number;
    }
    const value = parseCell(plain);
    if (typeof value === 'string' && isCounterName(this.names[index] ?? 'column'))
      return progressOf(value) ?? cell.trim();
    if (typeof value === 'number' && isPercent(plain))
      this.percentColumns.add(this.names[index] ?? `column${index + 1}`);
    return typeof value === 'string' ? cell.trim() : value;
  }

  /** Comments, rules, repeated headers and sentences are no rows. */
  private isAside(text: string, start: number, stop: number): boolean {
    const first = text.charCodeAt(start);
    if (first === hash) {
      addComment(this.builder, text.slice(start, stop));
      return true;
    }
    const isDigit = first >= 48 && first <= 57;
    if (isDigit || this.names.length === 0) return false;
    const line = text.slice(start, stop);
    return isRule(line) || this.isHeader(line) || this.isProse(line);
  }

  /** What a program printed between or under blank-separated rows: words where the counter stands, and few numbers. */
  private isProse(line: string): boolean {
    if (this.dialect.delimiter !== 'space' || !isCounterName(this.names[0] ?? '')) return false;
    const cells = splitLine(line, 'space');
    const numbers = cells.filter((cell) => typeof parseCell(cell) === 'number').length;
    if (progressOf(cells[0] ?? '') !== undefined || 2 * numbers >= cells.length) return false;
    this.proseLines += 1;
    return true;
  }

  /** A header in the middle of the file: the writer started anew, perhaps with more columns. */
  private isHeader(line: string): boolean {
    const names = this.names;
    const anchor = names.findIndex((name) => name !== '');
    const name = names[anchor];
    if (name === undefined || !line.includes(name)) return false;
    const { delimiter } = this.dialect;
    const spaced = spacedNames(line, delimiter);
    const parted = spaced.length === names.length ? spaced : splitLine(line, delimiter);
    const cells = parted.map((cell) => cell.trim());
    if (cells[anchor] !== name || cells.some((cell) => typeof parseCell(cell) === 'number')) return false;
    this.names = cells;
    this.columns = columnsOf(this.builder, cells);
    this.builder.restart();
    return true;
  }
}

/** What a counter says with its end beside it or its name before it: 3 for `3/200` and `Epoch 3`. */
function progressOf(cell: string): number | undefined {
  const done = /^(?:(?:epoch|step|iter(?:ation)?|round)[ _:#]*)?(\d+)(?: ?\/ ?\d+)?$/i.exec(cell.trim())?.[1];
  return done === undefined ? undefined : Number(done);
}

/** Columns by name; of equal names the first keeps it and the later ones become `name.1`, `name.2`. */
function columnsOf(builder: TableBuilder, names: readonly string[]): ColumnBuilder[] {
  const used = new Map<string, number>();
  return names.map((name, index) => {
    const base = name === '' && index > 0 ? `column${index + 1}` : name;
    const times = used.get(base) ?? 0;
    used.set(base, times + 1);
    return builder.column(times === 0 ? base : `${base}.${times}`);
  });
}
